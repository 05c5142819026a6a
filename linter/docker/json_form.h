#pragma once

#include <string>
#include <string_view>

namespace linter::docker {

// The words of a command as a JSON array: `["app", "--port", "80"]`. Empty where a shell would do
// something with them.
std::string JsonFormOf(std::string_view command);

}  // namespace linter::docker
