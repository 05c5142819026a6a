#pragma once

#include <string_view>

namespace linter::k8s {

// What the API server has against a label's value, as a message says it: "ends with `-`". Empty
// where it takes the value.
std::string_view LabelValueFault(std::string_view value);

// Whether a label can have the key: a name, maybe behind a host name and a slash.
bool IsLabelKey(std::string_view key);

}  // namespace linter::k8s
