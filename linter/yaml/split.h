#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace linter::yaml {

// One document of a stream, found by its lines alone: `---` and `...` at the start of a line end
// whatever stands before them, scalars included.
struct Segment {
  // From its directives and comments to the next document.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  // What the grammar is to read: from `---`, or the first content, to `...` or the end.
  std::uint32_t body = 0;
  std::uint32_t body_end = 0;
  // Begins with `---`.
  bool marked = false;
  // Bytes that stand before the body in what the grammar reads, and not in the file.
  std::uint32_t added = 0;
};

// Empty for a text of comments only.
std::vector<Segment> Split(std::string_view text, std::uint32_t begin);

}  // namespace linter::yaml
