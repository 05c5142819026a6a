#pragma once

#include "linter/gotemplate/value.h"

namespace linter::helm {

// Go's `[]byte`: the content of a file.
extern const gotemplate::Type BytesType;

gotemplate::Value NewBytes(const gotemplate::Text* text, gotemplate::Heap& heap);
const gotemplate::Text& TextOfBytes(const gotemplate::Object& object);

}  // namespace linter::helm
