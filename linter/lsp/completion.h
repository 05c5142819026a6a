#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/check/rule.h"
#include "linter/lsp/chart_buffers.h"
#include "linter/lsp/document.h"
#include "linter/schema/catalog.h"

namespace linter::lsp {

// As the protocol numbers them.
enum class SuggestionKind : std::uint8_t {
  Function = 3,
  Field = 5,
  Variable = 6,
  Module = 9,
  Property = 10,
  Value = 12,
  Enumerator = 20,
  Keyword = 14,
  Reference = 18,
};

// Something that may be written at a cursor.
struct Suggestion {
  std::string label;
  SuggestionKind kind = SuggestionKind::Property;
  // Behind the label: a type, a value.
  std::string detail = {};
  // Markdown.
  std::string documentation = {};
  // What is written; the label where it is empty.
  std::string insert = {};
  // Stands before all others.
  bool required = false;
};

// All of them for one cursor.
struct Suggestions {
  // What they take the place of; within a line.
  Span replaced;
  std::vector<Suggestion> items = {};
};

// Keys and values from the schema of the document's kind: what all of the chosen versions have; of
// the newest where none is chosen.
Suggestions CompleteYaml(std::string_view text, std::uint32_t offset, schema::Versions chosen);
// Values, names and functions in a template's action. Empty outside of one.
std::optional<Suggestions> CompleteTemplate(std::string_view text, std::uint32_t offset,
                                            const ChartBuffers& chart);
// Instructions, flags, and the names of stages.
Suggestions CompleteDockerfile(const Document& document, std::uint32_t offset);
// The ids of rules in a comment that allows. Empty elsewhere.
std::optional<Suggestions> CompleteAllowance(std::string_view text, std::uint32_t offset,
                                             std::span<const Rule> rules);
// The ids of rules in `.shoal.yaml`.
Suggestions CompleteSettings(std::string_view text, std::uint32_t offset,
                             std::span<const Rule> rules);

}  // namespace linter::lsp
