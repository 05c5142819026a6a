#pragma once

#include <cstddef>
#include <string_view>

namespace linter::yaml {

inline bool IsBreak(char c) {
  return c == '\n' || c == '\r';
}

inline bool IsBlank(char c) {
  return c == ' ' || c == '\t';
}

// The offset behind the break that stands at `at`: LF, CR LF or a lone CR.
inline std::size_t AfterBreak(std::string_view text, std::size_t at) {
  return at + (text.substr(at, 2) == "\r\n" ? 2 : 1);
}

// The offset of the next break at or behind `at`, or the end of the text.
inline std::size_t LineEnd(std::string_view text, std::size_t at) {
  while (at < text.size() && !IsBreak(text[at])) {
    ++at;
  }
  return at;
}

constexpr std::string_view ByteOrderMark = "\xEF\xBB\xBF";

// The offset at which the line of `at` begins, behind a byte order mark.
inline std::size_t LineStart(std::string_view text, std::size_t at) {
  while (at > 0 && !IsBreak(text[at - 1])) {
    --at;
  }
  return at == 0 && text.substr(0, ByteOrderMark.size()) == ByteOrderMark ? ByteOrderMark.size()
                                                                          : at;
}

inline std::size_t SkipBlanks(std::string_view text, std::size_t at) {
  while (at < text.size() && IsBlank(text[at])) {
    ++at;
  }
  return at;
}

// Over blanks and breaks.
inline std::size_t SkipToContent(std::string_view text, std::size_t at) {
  while (at < text.size() && (IsBlank(text[at]) || IsBreak(text[at]))) {
    ++at;
  }
  return at;
}

inline std::size_t SkipSpaces(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') {
    ++at;
  }
  return at;
}

}  // namespace linter::yaml
