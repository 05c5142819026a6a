#pragma once

#include <tree_sitter/api.h>

#include "linter/text/problem.h"
#include "linter/text/source_file.h"
#include "linter/yaml/grammar.h"
#include "linter/yaml/split.h"

namespace linter::yaml {

// The one problem that is reported for a document that tree-sitter cannot read: at the first
// place where it could not go on, with the cause where that can be told.
Problem FindSyntaxError(const SourceFile& file, const Segment& segment, Grammar& grammar,
                        const TSTree* tree);

}  // namespace linter::yaml
