#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/text/span.h"

namespace linter {

// Insert (empty span), delete (empty text) and replace are one type.
struct Edit {
  Span span;
  std::string text;

  friend bool operator==(const Edit&, const Edit&) = default;
};

// `text` after all `edits`, which must lie inside it and must not overlap; their order is free.
// Inserts at one place keep the order in which they were given.
std::string Apply(std::string_view text, std::vector<Edit> edits);

}  // namespace linter
