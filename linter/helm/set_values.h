#pragma once

#include <optional>

#include "linter/gotemplate/value.h"
#include "linter/text/expected.h"

namespace linter::helm {

// How an argument such as `a.b[0]=1` is to be read.
enum class SetKind : std::uint8_t { Typed, String, Json, File, Literal };

// Puts the values of one argument into a mapping. `content` is what a file of `SetKind::File`
// holds.
std::optional<Error> SetValues(SetKind kind, const gotemplate::Text& argument,
                               const gotemplate::Text& content, gotemplate::Map& into,
                               gotemplate::Heap& heap, gotemplate::Origins& origins);

}  // namespace linter::helm
