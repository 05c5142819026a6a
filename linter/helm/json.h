#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "linter/gotemplate/value.h"
#include "linter/text/expected.h"

namespace linter::helm {

enum class JsonStyle : std::uint8_t {
  // `<`, `>` and `&` as `\u003c` and so on: Go's way.
  Escaped,
  Raw,
  // In lines, indented by two blanks.
  Pretty,
};

// As Go's `encoding/json` writes; an error for numbers that are none and endless nesting.
Expected<gotemplate::Text> WriteJson(const gotemplate::Value& value, JsonStyle style,
                                     gotemplate::Heap& heap);

// As Go's `encoding/json` reads into an `interface{}`: all numbers are floats. Nil for `null`.
Expected<gotemplate::Value> ReadJson(const gotemplate::Text& text, gotemplate::Heap& heap,
                                     gotemplate::Origins& origins);

// A value in JSON's types: structs become mappings of their JSON names, bytes become base64,
// times and versions strings. Other values, and what is nested, stay as they are.
gotemplate::Value JsonForm(const gotemplate::Value& value, gotemplate::Heap& heap);

}  // namespace linter::helm
