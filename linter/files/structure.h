#pragma once

#include <string_view>

namespace linter::files {

// What the lines of a YAML file show without parsing it.
struct Structure {
  // A document has `apiVersion` and `kind` among its root keys, or a document is written in flow
  // style and has them anywhere.
  bool object = false;
  // `{{` or `{%` begins a line or a value: a template action that stands where YAML has its
  // structure. What stands in comments, quotes and block scalars is text.
  bool template_action = false;
};

Structure Survey(std::string_view text);

// Whether `key` stands somewhere followed by a colon, as YAML and JSON write keys.
bool HasKey(std::string_view text, std::string_view key);

}  // namespace linter::files
