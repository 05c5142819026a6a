#pragma once

#include "linter/gotemplate/value.h"

namespace linter::helm {

// Go's `*semver.Version`; `data` is a `Version`.
extern const gotemplate::Type VersionPointerType;

}  // namespace linter::helm
