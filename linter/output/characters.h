#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace linter::output {

struct Character {
  char32_t code_point = 0;
  // How many bytes of the text it took.
  std::uint32_t bytes = 0;
};

// The first character of a text that is not empty. Bytes that are not UTF-8 are read as browsers
// and Node.js do: U+FFFD for each longest beginning of a character, or else for each byte.
Character FirstCharacter(std::string_view text);

std::string Utf8(char32_t code_point);

// What a terminal can show in place of the character: control characters and those that change
// the direction of writing would let a file rewrite the report about it.
char32_t Visible(char32_t code_point);

// How many columns of a terminal the character takes: 0, 1 or 2.
std::uint32_t Width(char32_t code_point);

// The text with every character `Visible`; line breaks included.
std::string Printable(std::string_view text);

}  // namespace linter::output
