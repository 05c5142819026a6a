#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/text/source_file.h"
#include "linter/text/span.h"

namespace linter::lsp {

// The action, braces included, that a place in a template is in; one that nothing ends yet goes to
// the end of its line.
std::optional<Span> ActionAt(std::string_view text, std::uint32_t offset);

// A template that is defined: its name without the quotes.
struct DefinedName {
  std::string name;
  Span span;
};

// Each `define "name"` and `block "name"` of a file.
std::vector<DefinedName> DefinedNames(const SourceFile& source);
// Each `include "name"`, `template "name"` and `block "name"`.
std::vector<DefinedName> IncludedNames(const SourceFile& source);

}  // namespace linter::lsp
