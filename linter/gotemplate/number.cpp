#include "linter/gotemplate/number.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "linter/gotemplate/unicode.h"

namespace linter::gotemplate {

static int DigitOf(char character) {
  if (character >= '0' && character <= '9') {
    return character - '0';
  }
  const char lower = static_cast<char>(character | 0x20);
  return lower >= 'a' && lower <= 'z' ? lower - 'a' + 10 : 99;
}

// Underscores may stand between digits, and between a prefix and the first digit.
static bool UnderscoresFit(std::string_view digits, bool has_prefix) {
  char before = has_prefix ? '0' : '^';
  for (const char character : digits) {
    if (character == '_' && (before == '_' || before == '^')) {
      return false;
    }
    before = character;
  }
  return before != '_';
}

std::optional<std::uint64_t> ParseUint(std::string_view text, int base) {
  bool has_prefix = false;
  bool underscores = false;
  if (base == 0) {
    underscores = true;
    base = 10;
    if (text.size() > 1 && text[0] == '0') {
      const char mark = static_cast<char>(text[1] | 0x20);
      base = mark == 'x' ? 16 : mark == 'b' ? 2 : 8;
      has_prefix = true;
      text.remove_prefix(mark == 'x' || mark == 'b' || mark == 'o' ? 2 : 1);
    }
  }
  if (text.empty() || (underscores && !UnderscoresFit(text, has_prefix))) {
    return std::nullopt;
  }
  std::uint64_t value = 0;
  for (const char character : text) {
    if (character == '_' && underscores) {
      continue;
    }
    const int digit = DigitOf(character);
    if (digit >= base) {
      return std::nullopt;
    }
    constexpr auto Most = std::numeric_limits<std::uint64_t>::max();
    const auto wide_base = static_cast<std::uint64_t>(base);
    const auto wide_digit = static_cast<std::uint64_t>(digit);
    if (value > (Most - wide_digit) / wide_base) {
      return std::nullopt;
    }
    value = value * wide_base + wide_digit;
  }
  return value;
}

std::optional<std::int64_t> ParseInt(std::string_view text, int base) {
  const bool negative = !text.empty() && text[0] == '-';
  if (negative || (!text.empty() && text[0] == '+')) {
    text.remove_prefix(1);
  }
  const auto magnitude = ParseUint(text, base);
  const std::uint64_t limit = static_cast<std::uint64_t>(1) << 63U;
  if (!magnitude || *magnitude > limit || (*magnitude == limit && !negative)) {
    return std::nullopt;
  }
  return static_cast<std::int64_t>(negative ? 0 - *magnitude : *magnitude);
}

static bool EqualsWord(std::string_view text, std::string_view word) {
  if (text.size() != word.size()) {
    return false;
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (static_cast<char>(text[i] | 0x20) != word[i]) {
      return false;
    }
  }
  return true;
}

static std::optional<double> ParseHexFloat(const std::string& digits) {
  if (digits.find_first_of("pP") == std::string::npos) {
    return std::nullopt;
  }
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data() + 2, digits.data() + digits.size(), value,
                                            std::chars_format::hex);
  return error == std::errc() && end == digits.data() + digits.size() ? std::optional(value)
                                                                      : std::nullopt;
}

std::optional<double> ParseFloat(std::string_view text) {
  const bool negative = !text.empty() && text[0] == '-';
  if (negative || (!text.empty() && text[0] == '+')) {
    text.remove_prefix(1);
  }
  const double sign = negative ? -1 : 1;
  if (EqualsWord(text, "inf") || EqualsWord(text, "infinity")) {
    return sign * std::numeric_limits<double>::infinity();
  }
  if (EqualsWord(text, "nan")) {
    return std::numeric_limits<double>::quiet_NaN();
  }
  if (text.empty() || !(text[0] == '.' || (text[0] >= '0' && text[0] <= '9'))) {
    return std::nullopt;
  }
  const std::string digits(text);
  if (digits.size() > 2 && digits[0] == '0' && (digits[1] | 0x20) == 'x') {
    const auto value = ParseHexFloat(digits);
    return value ? std::optional(sign * *value) : std::nullopt;
  }
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (end != digits.data() + digits.size()) {
    return std::nullopt;
  }
  if (error == std::errc::result_out_of_range) {
    const auto exponent = digits.find_first_of("eE");
    const bool tiny = exponent != std::string::npos && digits[exponent + 1] == '-';
    value = tiny ? 0 : std::numeric_limits<double>::infinity();
  }
  return sign * value;
}

static std::optional<Literal> ParseRuneLiteral(std::string_view text) {
  const auto content = Unquote(text);
  if (!content) {
    return std::nullopt;
  }
  const auto rune = static_cast<std::int64_t>(FirstRune(*content).value);
  return Literal{rune, static_cast<std::uint64_t>(rune), static_cast<double>(rune)};
}

static std::string WithoutUnderscores(std::string_view text) {
  std::string plain;
  for (const char character : text) {
    if (character != '_') {
      plain += character;
    }
  }
  return plain;
}

std::optional<Literal> ParseLiteral(std::string_view text) {
  if (!text.empty() && text[0] == '\'') {
    return ParseRuneLiteral(text);
  }
  Literal literal;
  literal.natural = ParseUint(text, 0);
  literal.integer = ParseInt(text, 0);
  if (literal.integer == 0) {
    literal.natural = 0;
  }
  if (literal.integer) {
    literal.real = static_cast<double>(*literal.integer);
    return literal;
  }
  if (literal.natural) {
    literal.real = static_cast<double>(*literal.natural);
    return literal;
  }
  const auto real = ParseFloat(WithoutUnderscores(text));
  // A whole number that no integer holds is an overflow and not a float.
  if (!real || std::isinf(*real) || text.find_first_of(".eEpP") == std::string_view::npos) {
    return std::nullopt;
  }
  literal.real = real;
  if (*real == std::floor(*real) && std::fabs(*real) < 9.2e18) {
    literal.integer = static_cast<std::int64_t>(*real);
    if (*real >= 0) {
      literal.natural = static_cast<std::uint64_t>(*real);
    }
  }
  return literal;
}

static std::string Scientific(double value, int precision) {
  char buffer[1200];
  const auto result = precision < 0 ? std::to_chars(buffer, buffer + sizeof buffer, value,
                                                    std::chars_format::scientific)
                                    : std::to_chars(buffer, buffer + sizeof buffer, value,
                                                    std::chars_format::scientific, precision);
  return {buffer, result.ptr};
}

// With no more digits than read back as the same number, zeros put behind where needed.
static std::string ShortestFixed(double value) {
  const std::string text = Scientific(value, -1);
  const auto mark = text.find('e');
  const int exponent = std::stoi(text.substr(mark + 1));
  const bool negative = text[0] == '-';
  std::string digits;
  for (const char character : text.substr(0, mark)) {
    digits += character >= '0' && character <= '9' ? std::string(1, character) : "";
  }
  const auto whole = static_cast<std::size_t>(std::max(exponent + 1, 0));
  if (exponent < 0) {
    digits.insert(0, static_cast<std::size_t>(-exponent), '0');
    digits.insert(1, ".");
  } else if (digits.size() > whole) {
    digits.insert(whole, ".");
  } else {
    digits.append(whole - digits.size(), '0');
  }
  return negative ? "-" + digits : digits;
}

static std::string Fixed(double value, int precision) {
  if (precision < 0) {
    return ShortestFixed(value);
  }
  char buffer[1500];
  const auto result =
      std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, precision);
  return {buffer, result.ptr};
}

static std::string General(double value, int precision) {
  const bool shortest = precision < 0;
  if (precision == 0) {
    precision = 1;
  }
  std::string digits = Scientific(value, shortest ? -1 : precision - 1);
  const int exponent = std::stoi(digits.substr(digits.find('e') + 1));
  int limit = shortest ? 6 : precision;
  std::string mantissa = digits.substr(0, digits.find('e'));
  const auto point = mantissa.find('.');
  if (point != std::string::npos && !shortest) {
    mantissa.erase(mantissa.find_last_not_of('0') + 1);
    if (mantissa.back() == '.') {
      mantissa.pop_back();
    }
  }
  int count = 0;
  for (const char character : mantissa) {
    count += character >= '0' && character <= '9' ? 1 : 0;
  }
  if (!shortest && limit > count && count >= exponent + 1) {
    limit = count;
  }
  if (exponent < -4 || exponent >= limit) {
    return mantissa + digits.substr(digits.find('e'));
  }
  return shortest ? Fixed(value, -1) : Fixed(value, std::max(count - exponent - 1, 0));
}

std::string FormatFloat(double value, char verb, int precision) {
  if (std::isnan(value)) {
    return "NaN";
  }
  if (std::isinf(value)) {
    return value > 0 ? "+Inf" : "-Inf";
  }
  precision = std::min(precision, 1000);
  const char lower = static_cast<char>(verb | 0x20);
  std::string text = lower == 'e'   ? Scientific(value, precision)
                     : lower == 'f' ? Fixed(value, precision)
                                    : General(value, precision);
  if (verb == 'E' || verb == 'G') {
    const auto mark = text.find('e');
    if (mark != std::string::npos) {
      text[mark] = 'E';
    }
  }
  return text;
}

}  // namespace linter::gotemplate
