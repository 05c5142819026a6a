#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "linter/text/span.h"

namespace linter::output {

// One source line as a terminal can show it, and where a mark belongs below it. Everything is in
// columns of the terminal.
struct Excerpt {
  std::string text;
  std::uint32_t indent = 0;
  // At least 1.
  std::uint32_t length = 1;
};

// `line` and `mark` lie in `text`, and `mark` in `line`. A line wider than `width` is cut around
// the mark, with an ellipsis where something is left out.
Excerpt Cut(std::string_view text, const Span& line, const Span& mark, std::uint32_t width);

}  // namespace linter::output
