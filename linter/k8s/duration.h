#pragma once

#include <optional>
#include <string_view>

namespace linter::k8s {

// Seconds of a duration as Go writes it: `90m`, `1h30m`, `2160h`. Empty for anything else.
std::optional<double> ParseDuration(std::string_view text);

}  // namespace linter::k8s
