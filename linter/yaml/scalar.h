#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace linter::yaml {

// The content of a plain scalar of several lines, line breaks folded, appended to `out`.
void CookPlain(std::string_view written, std::string& out);
// As `CookPlain`, for what stands between single quotes.
void CookSingleQuoted(std::string_view written, std::string& out);
// As `CookPlain`, for what stands between double quotes.
void CookDoubleQuoted(std::string_view written, std::string& out);

// Indentation that cannot be told apart from content.
struct BadIndent {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string_view message;
};

// A block scalar, found in the text that follows its `|` or `>`.
struct BlockScalar {
  // Offset behind the last line of content, its break not included.
  std::uint32_t end = 0;
  // Where the header's comment begins; 0 without one.
  std::uint32_t comment = 0;
  // The first line that breaks the scalar.
  std::optional<BadIndent> bad_indent = {};
};

// Reads the block scalar whose `|` or `>` stands at `begin` of `text`, inside a block collection of
// `indent` columns (-1 at the top), and appends its content to `out`.
BlockScalar CookBlock(std::string_view text, std::uint32_t begin, int indent, std::string& out);

}  // namespace linter::yaml
