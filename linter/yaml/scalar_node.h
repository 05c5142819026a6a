#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "linter/text/source_file.h"
#include "linter/text/span.h"
#include "linter/yaml/scalar.h"
#include "linter/yaml/tree.h"

namespace linter::yaml {

// The node of a plain or quoted scalar, whose quotes lie inside of the span. Text that is not a
// piece of the file is appended to `arena`.
NodeData ScalarNode(const SourceFile& file, Span span, Style style, std::string& arena);

struct BlockScalarNode {
  NodeData data;
  BlockScalar scalar;
};

// As `ScalarNode`, for what `CookBlock` reads.
BlockScalarNode MakeBlockScalarNode(std::string_view text, std::uint32_t begin, int indent,
                                    std::string& arena);

}  // namespace linter::yaml
