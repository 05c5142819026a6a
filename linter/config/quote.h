#pragma once

#include <string>
#include <string_view>

namespace linter::config {

// A text as a scalar of YAML, between double quotes unless it is as plain as can be.
std::string Quote(std::string_view text);

}  // namespace linter::config
