#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/lsp/chart_buffers.h"
#include "linter/lsp/document.h"
#include "linter/lsp/workspace_index.h"

namespace linter::lsp {

enum class OccurrenceKind : std::uint8_t { Definition, Use };

// A place where a thing is named.
struct Occurrence {
  // The file's path with links resolved; empty for the document that was asked about.
  std::string path;
  // Of the file that it stands in.
  std::shared_ptr<const std::string> text;
  Span span;
  OccurrenceKind kind = OccurrenceKind::Use;
};

// Something that has a name and stands at a cursor, with all places of that name.
struct Occurrences {
  // The name at the cursor.
  Span here;
  std::vector<Occurrence> all = {};
  // What a new name has to be like; empty where the thing cannot be renamed.
  enum class Naming : std::uint8_t { Fixed, Value, Stage } naming = Naming::Fixed;
};

// A stage of a Dockerfile.
std::optional<Occurrences> StageAt(const Document& document, std::uint32_t offset);
// A value of a chart, in its files of values, its schema, and its templates.
std::optional<Occurrences> ValueAt(const Document& document, std::uint32_t offset,
                                   const ChartBuffers& chart);
// A template that has a name.
std::optional<Occurrences> NamedTemplateAt(const Document& document, std::uint32_t offset,
                                           const ChartBuffers& chart);
// An object, by its name or by what refers to it; the workloads of a selector.
std::optional<Occurrences> ObjectAt(const Document& document, std::uint32_t offset,
                                    const WorkspaceIndex& index);

// The paths of all values that the templates of a chart ask for, those at or below `from` taken for
// ones below `to`; in the order of the templates.
std::vector<std::string> AskedValues(const ChartBuffers& chart,
                                     const std::vector<std::string>& from,
                                     const std::vector<std::string>& to);
// Whether some file of values, or their schema, has a value.
bool HasValue(const ChartBuffers& chart, const std::vector<std::string>& path);
// The value that a cursor is in.
std::optional<std::vector<std::string>> ValuePathAt(const Document& document, std::uint32_t offset,
                                                    const ChartBuffers& chart);

}  // namespace linter::lsp
