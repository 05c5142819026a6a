#include "linter/k8s/quantity.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>

namespace linter::k8s {

struct Scale {
  std::string_view suffix;
  double factor;
};

constexpr std::array<Scale, 16> Scales = {{
    {"", 1.0},
    {"n", 1e-9},
    {"u", 1e-6},
    {"m", 1e-3},
    {"k", 1e3},
    {"M", 1e6},
    {"G", 1e9},
    {"T", 1e12},
    {"P", 1e15},
    {"E", 1e18},
    {"Ki", 0x1p10},
    {"Mi", 0x1p20},
    {"Gi", 0x1p30},
    {"Ti", 0x1p40},
    {"Pi", 0x1p50},
    {"Ei", 0x1p60},
}};

static bool IsDigit(char character) {
  return character >= '0' && character <= '9';
}

static std::optional<double> FactorOf(std::string_view suffix) {
  const auto* scale = std::find_if(Scales.begin(), Scales.end(),
                                   [&](const Scale& each) { return each.suffix == suffix; });
  if (scale != Scales.end()) {
    return scale->factor;
  }
  if (suffix.size() < 2 || (suffix.front() != 'e' && suffix.front() != 'E')) {
    return std::nullopt;
  }
  auto digits = suffix.substr(1);
  if (digits.front() == '+') {
    digits.remove_prefix(1);
  }
  int exponent = 0;
  const auto* end = digits.data() + digits.size();
  const auto parsed = std::from_chars(digits.data(), end, exponent);
  if (parsed.ec != std::errc() || parsed.ptr != end) {
    return std::nullopt;
  }
  constexpr int Largest = 300;
  return std::pow(10.0, std::clamp(exponent, -Largest, Largest));
}

std::optional<Quantity> ParseQuantity(std::string_view text) {
  std::size_t end = 0;
  std::size_t digits = 0;
  bool dot = false;
  if (end < text.size() && (text[end] == '+' || text[end] == '-')) {
    ++end;
  }
  while (end < text.size() && (IsDigit(text[end]) || (text[end] == '.' && !dot))) {
    dot |= text[end] == '.';
    digits += IsDigit(text[end]) ? 1 : 0;
    ++end;
  }
  const auto suffix = text.substr(end);
  const auto factor = FactorOf(suffix);
  if (digits == 0 || !factor) {
    return std::nullopt;
  }
  auto number = text.substr(0, end);
  if (number.front() == '+') {
    number.remove_prefix(1);
  }
  double value = 0.0;
  std::from_chars(number.data(), number.data() + number.size(), value);
  return Quantity{value * *factor, suffix};
}

struct Spelling {
  // In lower case.
  std::string_view written;
  std::string_view meant;
};

constexpr std::array<Spelling, 32> Spellings = {{
    {"b", ""},           {"byte", ""},      {"bytes", ""},  {"k", "k"},      {"kb", "k"},
    {"mb", "M"},         {"g", "G"},        {"gb", "G"},    {"t", "T"},      {"tb", "T"},
    {"ki", "Ki"},        {"kib", "Ki"},     {"mi", "Mi"},   {"mib", "Mi"},   {"gi", "Gi"},
    {"gib", "Gi"},       {"ti", "Ti"},      {"tib", "Ti"},  {"pi", "Pi"},    {"pib", "Pi"},
    {"core", ""},        {"cores", ""},     {"cpu", ""},    {"cpus", ""},    {"vcpu", ""},
    {"vcpus", ""},       {"mcpu", "m"},     {"mcore", "m"}, {"mcores", "m"}, {"millicore", "m"},
    {"millicores", "m"}, {"millicpu", "m"},
}};

std::optional<std::string> MeantQuantity(std::string_view text) {
  std::string number;
  std::string suffix;
  for (const char character : text) {
    if (character == ' ' || character == '_') {
      continue;
    }
    const bool numeric = IsDigit(character) || character == '.' || character == ',';
    if (numeric && !suffix.empty()) {
      return std::nullopt;
    }
    if (numeric) {
      number += character == ',' ? '.' : character;
    } else {
      const bool upper = character >= 'A' && character <= 'Z';
      suffix += static_cast<char>(upper ? character - 'A' + 'a' : character);
    }
  }
  // A comma in front of three digits may group thousands.
  const auto comma = text.find(',');
  constexpr std::size_t Group = 3;
  if (comma != std::string_view::npos && number.size() - number.find('.') == Group + 1) {
    return std::nullopt;
  }
  const bool known = suffix.empty() || suffix == "m";
  const auto* spelling = std::find_if(Spellings.begin(), Spellings.end(),
                                      [&](const Spelling& each) { return each.written == suffix; });
  if (!known && spelling == Spellings.end()) {
    return std::nullopt;
  }
  auto meant = number + (known ? suffix : std::string(spelling->meant));
  return meant != text && ParseQuantity(meant) ? std::optional(meant) : std::nullopt;
}

constexpr double Tolerance = 1e-9;

bool Quantity::Equals(const Quantity& other) const {
  return std::abs(value - other.value) <=
         Tolerance * std::max(std::abs(value), std::abs(other.value));
}

bool Quantity::Exceeds(const Quantity& other) const {
  return value > other.value && !Equals(other);
}

std::int64_t Share::Of(std::int64_t total, Rounding rounding) const {
  if (!percent) {
    return amount;
  }
  constexpr std::int64_t Whole = 100;
  const auto product = amount * total;
  return rounding == Rounding::Down ? product / Whole : (product + Whole - 1) / Whole;
}

std::optional<Share> ParseShare(std::string_view text) {
  Share share;
  if (!text.empty() && text.back() == '%') {
    share.percent = true;
    text.remove_suffix(1);
  }
  constexpr std::size_t MostDigits = 9;
  const auto* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, share.amount);
  if (text.empty() || text.size() > MostDigits || parsed.ec != std::errc() || parsed.ptr != end) {
    return std::nullopt;
  }
  return share;
}

}  // namespace linter::k8s
