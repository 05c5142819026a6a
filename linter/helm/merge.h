#pragma once

#include "linter/gotemplate/value.h"

namespace linter::helm {

enum class MergeMode : std::uint8_t { KeepFirst, Overwrite };

// Sprig's `merge` and `mergeOverwrite` (Go's package `mergo`): changes `into`, which may come to
// share mappings with `from`.
void DeepMerge(gotemplate::Map& into, const gotemplate::Map& from, MergeMode mode);

}  // namespace linter::helm
