// Which words and numbers a plain scalar stands for. The Kubernetes tables follow the reader behind
// kubectl and the API server (sigs.k8s.io/yaml, whose Go YAML is of version 2): words of YAML 1.1,
// integers with any of Go's prefixes, underscores between digits, and no timestamps.
#include "linter/yaml/resolve.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <iterator>
#include <limits>
#include <string>
#include <system_error>

namespace linter::yaml {

enum class Word : std::uint8_t { Null, True, False, NotANumber, Infinity, MinusInfinity };

struct KnownWord {
  std::string_view text;
  Word word;
  bool core;
};

// Sorted by text.
constexpr std::array Words = {
    KnownWord{"+.INF", Word::Infinity, true},
    KnownWord{"+.Inf", Word::Infinity, true},
    KnownWord{"+.inf", Word::Infinity, true},
    KnownWord{"-.INF", Word::MinusInfinity, true},
    KnownWord{"-.Inf", Word::MinusInfinity, true},
    KnownWord{"-.inf", Word::MinusInfinity, true},
    KnownWord{".INF", Word::Infinity, true},
    KnownWord{".Inf", Word::Infinity, true},
    KnownWord{".NAN", Word::NotANumber, true},
    KnownWord{".NaN", Word::NotANumber, true},
    KnownWord{".inf", Word::Infinity, true},
    KnownWord{".nan", Word::NotANumber, true},
    KnownWord{"FALSE", Word::False, true},
    KnownWord{"False", Word::False, true},
    KnownWord{"N", Word::False, false},
    KnownWord{"NO", Word::False, false},
    KnownWord{"NULL", Word::Null, true},
    KnownWord{"No", Word::False, false},
    KnownWord{"Null", Word::Null, true},
    KnownWord{"OFF", Word::False, false},
    KnownWord{"ON", Word::True, false},
    KnownWord{"Off", Word::False, false},
    KnownWord{"On", Word::True, false},
    KnownWord{"TRUE", Word::True, true},
    KnownWord{"True", Word::True, true},
    KnownWord{"Y", Word::True, false},
    KnownWord{"YES", Word::True, false},
    KnownWord{"Yes", Word::True, false},
    KnownWord{"false", Word::False, true},
    KnownWord{"n", Word::False, false},
    KnownWord{"no", Word::False, false},
    KnownWord{"null", Word::Null, true},
    KnownWord{"off", Word::False, false},
    KnownWord{"on", Word::True, false},
    KnownWord{"true", Word::True, true},
    KnownWord{"y", Word::True, false},
    KnownWord{"yes", Word::True, false},
    KnownWord{"~", Word::Null, true},
};
constexpr std::size_t LongestWord = 5;

static bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}

static Resolved OfWord(Word word) {
  switch (word) {
    case Word::Null:
      return {.type = ScalarType::Null};
    case Word::True:
      return {.type = ScalarType::Bool, .boolean = true};
    case Word::False:
      return {.type = ScalarType::Bool};
    case Word::NotANumber:
      return {.type = ScalarType::Float, .real = std::numeric_limits<double>::quiet_NaN()};
    case Word::Infinity:
      return {.type = ScalarType::Float, .real = std::numeric_limits<double>::infinity()};
    case Word::MinusInfinity:
      return {.type = ScalarType::Float, .real = -std::numeric_limits<double>::infinity()};
  }
  return {};
}

static std::optional<Resolved> FindWord(std::string_view text, Schema schema) {
  if (text.size() > LongestWord) {
    return std::nullopt;
  }
  const auto* place = std::lower_bound(
      Words.begin(), Words.end(), text,
      [](const KnownWord& left, std::string_view right) { return left.text < right; });
  if (place == Words.end() || place->text != text || (schema == Schema::Core && !place->core)) {
    return std::nullopt;
  }
  return OfWord(place->word);
}

// The nearest number to digits that are too many for an integer.
static double RoundDigits(std::string_view digits, int base) {
  double value = 0;
  if (base == 10) {
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
  }
  for (const char c : digits) {
    const int digit = IsDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10;
    value = value * base + digit;
  }
  return value;
}

// All of `digits` in a base, with the sign that stood before them.
static std::optional<Resolved> ReadInteger(std::string_view digits, int base, bool negative) {
  if (digits.empty() || !std::isalnum(static_cast<unsigned char>(digits.front()))) {
    return std::nullopt;
  }
  std::uint64_t value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (end != digits.data() + digits.size()) {
    return std::nullopt;
  }
  Resolved resolved = {.type = ScalarType::Int};
  if (error == std::errc::result_out_of_range) {
    resolved.real = RoundDigits(digits, base);
    resolved.real = negative ? -resolved.real : resolved.real;
    return resolved;
  }
  constexpr std::uint64_t Limit = std::uint64_t{1} << 63;
  resolved.real = negative ? -static_cast<double>(value) : static_cast<double>(value);
  if (value < Limit) {
    const auto magnitude = static_cast<std::int64_t>(value);
    resolved.integer = negative ? -magnitude : magnitude;
  } else if (negative && value == Limit) {
    resolved.integer = std::numeric_limits<std::int64_t>::min();
  }
  return resolved;
}

static std::optional<Resolved> ReadPrefixedInteger(std::string_view text, Schema schema) {
  const bool is_signed = text.front() == '-' || text.front() == '+';
  const bool negative = text.front() == '-';
  const std::string_view digits = text.substr(is_signed ? 1 : 0);
  if (digits.size() > 1 && digits[0] == '0') {
    const char letter = static_cast<char>(digits[1] | 0x20);
    if (schema == Schema::Core) {
      const bool exact = !is_signed && letter == digits[1];
      if (exact && (letter == 'x' || letter == 'o')) {
        return ReadInteger(digits.substr(2), letter == 'x' ? 16 : 8, negative);
      }
      return ReadInteger(digits, 10, negative);
    }
    const int base = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 0;
    return base != 0 ? ReadInteger(digits.substr(2), base, negative)
                     : ReadInteger(digits.substr(1), 8, negative);
  }
  return ReadInteger(digits, 10, negative);
}

// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`
static bool LooksLikeFloat(std::string_view text) {
  std::size_t at = text.front() == '-' || text.front() == '+' ? 1 : 0;
  const auto digits = [&text, &at] {
    const std::size_t start = at;
    while (at < text.size() && IsDigit(text[at])) {
      ++at;
    }
    return at - start;
  };
  const std::size_t whole = digits();
  if (at < text.size() && text[at] == '.') {
    ++at;
    if (digits() == 0 && whole == 0) {
      return false;
    }
  } else if (whole == 0) {
    return false;
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    at += at < text.size() && (text[at] == '-' || text[at] == '+') ? 1 : 0;
    if (digits() == 0) {
      return false;
    }
  }
  return at == text.size();
}

static std::optional<Resolved> ReadFloat(std::string_view text) {
  if (!LooksLikeFloat(text)) {
    return std::nullopt;
  }
  const std::string_view number = text.substr(text.front() == '+' ? 1 : 0);
  Resolved resolved = {.type = ScalarType::Float};
  const auto [end, error] =
      std::from_chars(number.data(), number.data() + number.size(), resolved.real);
  if (error == std::errc::result_out_of_range) {
    // Too small is zero, too large is no number.
    resolved.real = std::strtod(std::string(number).c_str(), nullptr);
    if (std::isinf(resolved.real)) {
      return std::nullopt;
    }
  }
  return resolved;
}

Resolved ResolvePlain(std::string_view text, Schema schema) {
  if (text.empty()) {
    return {.type = ScalarType::Null};
  }
  if (const auto word = FindWord(text, schema)) {
    return *word;
  }
  const char first = text.front();
  if (first == '.') {
    return ReadFloat(text).value_or(Resolved{});
  }
  if (!IsDigit(first) && first != '-' && first != '+') {
    return {};
  }
  std::string without_underscores;
  if (schema == Schema::Kubernetes && text.find('_') != std::string_view::npos) {
    std::remove_copy(text.begin(), text.end(), std::back_inserter(without_underscores), '_');
    text = without_underscores;
  }
  if (const auto integer = ReadPrefixedInteger(text, schema)) {
    return *integer;
  }
  return ReadFloat(text).value_or(Resolved{});
}

}  // namespace linter::yaml
