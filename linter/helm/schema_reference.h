#pragma once

#include <string_view>

#include "linter/gotemplate/value.h"

namespace linter::helm {

// What a `$ref` leads to inside of its schema: `#`, `#/definitions/x`, `#anchor`, or the `$id` of a
// part. Null when it leads out of it.
const gotemplate::Value* FindReference(const gotemplate::Value& root, std::string_view reference);

}  // namespace linter::helm
