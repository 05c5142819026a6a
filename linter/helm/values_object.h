#pragma once

#include "linter/gotemplate/value.h"

namespace linter::helm {

// Go's `chartutil.Values`: what `.Values` is.
extern const gotemplate::Type ValuesType;

}  // namespace linter::helm
