#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/k8s/object.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

enum class TextFieldKind : std::uint8_t {
  Label,
  Annotation,
  Selector,
  Environment,
  Command,
  Argument,
  Data,
};

// A field that takes a string and nothing else, where people write all kinds of words.
struct TextField {
  TextFieldKind kind = TextFieldKind::Label;
  yaml::Slot slot;
  // In a mapping the key, which is a string too.
  std::optional<yaml::Node> key = {};
  // What messages call it by: the key, or the name of the variable; empty in lists.
  std::string_view name = {};

  // "label `app`", "environment variable `MODE`", "argument".
  std::string Title() const;
};

// Labels, annotations and selectors of an object and its pod template, what its containers get as
// environment and arguments, and the data of ConfigMaps and Secrets.
std::vector<TextField> TextFields(const Object& object);

}  // namespace linter::k8s
