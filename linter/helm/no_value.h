#pragma once

#include "linter/gotemplate/value.h"

namespace linter::helm {

// Helm deletes what Go prints for absent values.
gotemplate::Text WithoutNoValue(const gotemplate::Text& text, gotemplate::Heap& heap);

}  // namespace linter::helm
