#pragma once

#include <optional>
#include <string_view>

namespace linter::k8s {

// Whether a value under this name is a secret in plain sight: the name says so, or hints at it
// and the value looks random. False for placeholders, templated values, paths, and what may be
// the name of a Secret.
bool HoldsSecret(std::string_view name, std::string_view value);

// The first setting of a text of several lines, such as a properties, INI, YAML or shell file,
// that holds a secret: its name. Comments and program code are left alone.
std::optional<std::string_view> SecretSettingOf(std::string_view text);

}  // namespace linter::k8s
