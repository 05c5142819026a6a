#pragma once

#include <cstdint>

#include "linter/text/problem.h"
#include "linter/text/source_file.h"
#include "linter/yaml/split.h"

namespace linter::yaml {

// The one problem that is reported for a document that cannot be read, with the cause where that
// can be told. `failure` is how far into the segment's body it could be read.
Problem FindSyntaxError(const SourceFile& file, const Segment& segment, std::uint32_t failure);

// The same for a line of a quoted text that is indented too little, which other readers allow.
Problem QuotedLineProblem(const SourceFile& file, const Segment& segment, std::uint32_t failure);

// The offset in the segment's body of the line on which `failure` shows.
std::uint32_t FailingLine(const SourceFile& file, const Segment& segment, std::uint32_t failure);

}  // namespace linter::yaml
