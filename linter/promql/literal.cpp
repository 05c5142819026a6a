#include "linter/promql/literal.h"

#include <re2/re2.h>

#include <array>
#include <cstdlib>

namespace linter::promql {

// The value of one escape at the front of `rest`, behind its backslash, and its length there; 0
// where it is none.
struct Escape {
  std::size_t size = 0;
  std::string value;
};

static void AppendUtf8(std::string& text, std::uint32_t point) {
  const auto tail = [&](int shift) { return static_cast<char>(0x80 | ((point >> shift) & 0x3F)); };
  if (point < 0x80) {
    text += static_cast<char>(point);
  } else if (point < 0x800) {
    text += static_cast<char>(0xC0 | (point >> 6));
    text += tail(0);
  } else if (point < 0x10000) {
    text += static_cast<char>(0xE0 | (point >> 12));
    text += tail(6);
    text += tail(0);
  } else {
    text += static_cast<char>(0xF0 | (point >> 18));
    text += tail(12);
    text += tail(6);
    text += tail(0);
  }
}

static Escape ReadNumbered(std::string_view rest, std::size_t from, std::size_t digits, int radix) {
  const std::string written(rest.substr(from, digits));
  char* end = nullptr;
  const auto point = static_cast<std::uint32_t>(std::strtoul(written.c_str(), &end, radix));
  const bool whole = written.size() == digits && end == written.c_str() + digits &&
                     written.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
  if (!whole || (radix == 8 && point > 0xFF) || point > 0x10FFFF) {
    return {};
  }
  Escape escape{.size = from + digits, .value = {}};
  if (digits <= 3) {
    escape.value += static_cast<char>(point);
  } else {
    AppendUtf8(escape.value, point);
  }
  return escape;
}

static Escape ReadEscape(std::string_view rest, char quote) {
  constexpr std::string_view Letters = "abfnrtv\\";
  constexpr std::string_view Values = "\a\b\f\n\r\t\v\\";
  const char first = rest.empty() ? '\0' : rest.front();
  const auto letter = Letters.find(first);
  if (first != '\0' && letter != std::string_view::npos) {
    return {.size = 1, .value = std::string(1, Values[letter])};
  }
  if (first == quote) {
    return {.size = 1, .value = std::string(1, quote)};
  }
  switch (first) {
    case 'x':
      return ReadNumbered(rest, 1, 2, 16);
    case 'u':
      return ReadNumbered(rest, 1, 4, 16);
    case 'U':
      return ReadNumbered(rest, 1, 8, 16);
    default:
      return first >= '0' && first <= '7' ? ReadNumbered(rest, 0, 3, 8) : Escape();
  }
}

std::optional<std::string> ReadText(std::string_view quoted) {
  const char quote = quoted.front();
  const auto inner = quoted.substr(1, quoted.size() - 2);
  if (quote == '`') {
    return std::string(inner);
  }
  std::string text;
  for (std::size_t at = 0; at < inner.size();) {
    if (inner[at] != '\\') {
      text += inner[at++];
      continue;
    }
    const auto escape = ReadEscape(inner.substr(at + 1), quote);
    if (escape.size == 0) {
      return std::nullopt;
    }
    text += escape.value;
    at += 1 + escape.size;
  }
  return text;
}

std::optional<double> ReadSeconds(std::string_view text) {
  static const RE2 Duration(
      "(?:([0-9]+)y)?(?:([0-9]+)w)?(?:([0-9]+)d)?(?:([0-9]+)h)?(?:([0-9]+)m)?(?:([0-9]+)s)?"
      "(?:([0-9]+)ms)?");
  constexpr std::array Units = {31'536'000.0, 604'800.0, 86'400.0, 3'600.0, 60.0, 1.0, 0.001};
  std::array<re2::StringPiece, Units.size()> counts;
  const re2::StringPiece piece(text.data(), text.size());
  if (!text.empty() && RE2::FullMatch(piece, Duration, &counts[0], &counts[1], &counts[2],
                                      &counts[3], &counts[4], &counts[5], &counts[6])) {
    double seconds = 0;
    for (std::size_t unit = 0; unit < Units.size(); ++unit) {
      seconds += std::strtod(std::string(counts[unit]).c_str(), nullptr) * Units[unit];
    }
    return seconds;
  }
  const std::string number(text);
  char* end = nullptr;
  const double seconds = std::strtod(number.c_str(), &end);
  return !number.empty() && *end == '\0' ? std::optional<double>(seconds) : std::nullopt;
}

// As Prometheus anchors it. A pattern that is larger than RE2's bound is no fault: Go has none.
static RE2::Options Quiet() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_dot_nl(true);
  return options;
}

bool IsPattern(std::string_view pattern) {
  const RE2 read(re2::StringPiece(pattern.data(), pattern.size()), Quiet());
  return read.ok() || read.error_code() == RE2::ErrorPatternTooLarge;
}

bool MatchesNothing(std::string_view pattern) {
  const RE2 read(re2::StringPiece(pattern.data(), pattern.size()), Quiet());
  return read.ok() && RE2::FullMatch("", read);
}

}  // namespace linter::promql
