#pragma once

#include <optional>

#include "linter/text/source_file.h"
#include "linter/yaml/builder.h"
#include "linter/yaml/split.h"

namespace linter::yaml {

// Reads a document that is written as nearly all manifests are: block mappings with plain keys,
// block sequences, scalars and flow collections of one line, block scalars, comments. Empty for
// anything else, sound or not: the grammar reads that, many times slower. What is read here is
// node by node what the grammar reads, which a test holds.
std::optional<Built> ReadSimple(const SourceFile& file, const Segment& segment);

}  // namespace linter::yaml
