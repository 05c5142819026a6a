#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "linter/output/format.h"
#include "linter/text/line_index.h"
#include "linter/text/span.h"

namespace linter::output {

// Two positions; the end is exclusive.
struct Region {
  Position start;
  Position end;

  friend bool operator==(const Region&, const Region&) = default;
};

// Turns spans into lines and columns. Reads the lines of a file when it is first asked for one.
class Places {
 public:
  // The files must outlive this.
  explicit Places(std::span<const File> files) : files_(files), lines_(files.size()) {}

  Region At(const Span& span, ColumnUnit unit);
  // The part of a span on its first line, without the line break.
  Span FirstLine(const Span& span);
  // The first line of a span and never empty, except on an empty line: an empty span takes in the
  // character after it, or before it at the end of a line.
  Span Visible(const Span& span);
  // The whole line in which a span begins, without its break.
  Span LineOf(const Span& span);

  const File& file(FileId id) const { return files_[static_cast<std::size_t>(id)]; }
  std::string_view text(FileId id) const { return file(id).source->text; }

 private:
  const LineIndex& Lines(FileId id);

  std::span<const File> files_;
  std::vector<std::optional<LineIndex>> lines_;
};

}  // namespace linter::output
