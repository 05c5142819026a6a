#pragma once

#include <span>

#include "linter/gotemplate/function.h"
#include "linter/text/expected.h"

namespace linter::gotemplate {

// As Go's `eq` and `lt` compare, with their error texts.
Expected<bool> Equal(const Value& left, const Value& right);
Expected<bool> Less(const Value& left, const Value& right);

// `eq`, `ne`, `lt`, `le`, `gt`, `ge`.
std::span<const Function> Comparisons();

}  // namespace linter::gotemplate
