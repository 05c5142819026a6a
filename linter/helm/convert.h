#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "linter/gotemplate/function.h"
#include "linter/gotemplate/value.h"

namespace linter::helm {

// Sprig's conversions. A string stays the text that it is, run by run.
gotemplate::Text StringOf(const gotemplate::Value& value, gotemplate::Heap& heap);
std::int64_t IntOf(const gotemplate::Value& value);
double FloatOf(const gotemplate::Value& value);
// Each element as a string, nils left out; what is no list counts as a list of itself.
std::vector<gotemplate::Text> StringsOf(const gotemplate::Value& value, gotemplate::Heap& heap);

// As it is kept in a list or a mapping: nil, but not no value.
gotemplate::Value Stored(const gotemplate::Value& value);

// `reflect.DeepEqual`: of the same types and contents.
bool DeepEqual(const gotemplate::Value& left, const gotemplate::Value& right);

// A Go slice that is nil: empty like others, but `null` in JSON.
extern const gotemplate::Type NilList;
gotemplate::Value NewNilList(gotemplate::Heap& heap);

gotemplate::Value NewStrings(const std::vector<gotemplate::Text>& texts, gotemplate::Heap& heap);

}  // namespace linter::helm
