#pragma once

#include <cstddef>
#include <string_view>

namespace linter::docker {

// What separates words for most of BuildKit: no line feed, no spaces of Unicode.
inline bool IsBlank(char c) {
  return c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == '\r';
}

// The bytes of the white space of Unicode that stands at `at`; 0 where none does.
std::size_t SpaceAt(std::string_view text, std::size_t at);
// The offset of what follows the white space at `at`.
std::size_t SkipSpace(std::string_view text, std::size_t at);
// The length of the text without white space at its end.
std::size_t TrimmedSize(std::string_view text);

}  // namespace linter::docker
