#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/text/span.h"

namespace linter::lsp {

// A path such as `.Values.image.tag` in a template.
struct ValuesPath {
  Span span;
  // `image`, `tag`: up to the part that the cursor is in.
  std::vector<std::string> keys;
};

// The one that a cursor is in; empty anywhere else, and on `.Values` itself.
std::optional<ValuesPath> ValuesPathAt(std::string_view text, std::uint32_t offset);

// The name in `include "name"` or `template "name"` that a cursor is in.
std::optional<std::string> IncludedAt(std::string_view text, std::uint32_t offset);

// Where a text has `define "name"`: the name, without its quotes.
std::optional<Span> FindDefinition(std::string_view text, std::string_view name);

}  // namespace linter::lsp
