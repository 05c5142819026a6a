#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace linter::gotemplate {

// Go's `strconv`.

// A number as a template writes it, in every type that it fits.
struct Literal {
  std::optional<std::int64_t> integer;
  std::optional<std::uint64_t> natural;
  std::optional<double> real;
};

// Empty when nothing fits. Integers may be written as runes, in base 2, 8, 10 and 16 and with `_`.
std::optional<Literal> ParseLiteral(std::string_view text);

// An integer of base 10, or with base 0 as Go's source would read it.
std::optional<std::int64_t> ParseInt(std::string_view text, int base);
std::optional<std::uint64_t> ParseUint(std::string_view text, int base);
// Also `inf`, `NaN`, hexadecimal. What is too large is an infinity.
std::optional<double> ParseFloat(std::string_view text);

// With `%e`, `%f` or `%g` in `verb`, the capital forms as well; a negative precision is the least
// that reads back as the same number.
std::string FormatFloat(double value, char verb, int precision);

// A Go string literal; content that is no UTF-8 or not printable is escaped.
std::string Quote(std::string_view text);
std::string QuoteToAscii(std::string_view text);
std::string QuoteRune(char32_t rune);
// The content of a literal in double quotes, back quotes or single quotes.
std::optional<std::string> Unquote(std::string_view literal);

}  // namespace linter::gotemplate
