#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace linter::gotemplate {

// One code point of UTF-8. Bytes that are none count as U+FFFD of size 1, as Go reads them.
struct Rune {
  char32_t value = 0xFFFD;
  std::uint32_t size = 1;
};

// The first code point; of no bytes, size 0.
Rune FirstRune(std::string_view text);
// The last code point.
Rune LastRune(std::string_view text);
void AppendRune(char32_t rune, std::string& out);
std::size_t RuneCount(std::string_view text);
bool IsUtf8(std::string_view text);
// Without the white space at both ends, as Go's `strings.TrimSpace`.
std::string_view TrimSpace(std::string_view text);

// Unicode's categories, as Go's package `unicode` has them.
bool IsLetter(char32_t rune);
bool IsDigit(char32_t rune);
bool IsSpace(char32_t rune);
bool IsUpper(char32_t rune);
bool IsLower(char32_t rune);
// Letters, marks, numbers, punctuation, symbols, and the plain space.
bool IsPrint(char32_t rune);

}  // namespace linter::gotemplate
