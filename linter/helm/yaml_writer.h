#pragma once

#include <optional>

#include "linter/gotemplate/value.h"

namespace linter::helm {

// How a YAML package of Go writes.
struct YamlStyle {
  // Sequences in mappings stand further right than their keys.
  bool indents_sequences = false;
  // Longer lines are folded at blanks; 0 for never.
  std::uint32_t width = 80;
  // Whole numbers in full, as after a way through JSON.
  bool whole_numbers = true;
};

constexpr YamlStyle ToYamlStyle = {};
constexpr YamlStyle ToYamlPrettyStyle = {true, 0, false};

// What `toYaml` makes of a value, without the last line break. Every line keeps the origin of its
// own value. Empty where Go would fail: numbers that are none, endless nesting.
std::optional<gotemplate::Text> WriteYaml(const gotemplate::Value& value, const YamlStyle& style,
                                          gotemplate::Heap& heap, gotemplate::Origins& origins);

// The order of keys in Go's YAML: numbers in them count as numbers.
bool YamlKeyLess(std::string_view left, std::string_view right);

}  // namespace linter::helm
