#pragma once

#include "linter/gotemplate/value.h"
#include "linter/text/expected.h"

namespace linter::helm {

// Reads the first document of a text as Helm does: YAML 1.1 turned into JSON, so that every number
// is a float and every key a string. Each value knows the bytes that it was written with, and
// plain text is kept run by run. Null for an empty document. The error is Go's:
// `yaml: line 3: did not find expected key`.
Expected<gotemplate::Value> ReadYaml(const gotemplate::Text& text, gotemplate::Heap& heap,
                                     gotemplate::Origins& origins);

// The origin of a piece of text, narrowed to its own bytes where it was copied from one place.
gotemplate::OriginId PlaceOf(const gotemplate::Text& piece, gotemplate::Origins& origins);

// A copy that shares no list and no mapping with the original.
gotemplate::Value DeepCopy(const gotemplate::Value& value, gotemplate::Heap& heap);

}  // namespace linter::helm
