#pragma once

#include <string>

namespace linter::helm {

// Helm shortens what the template engine says of a text that does not parse.
std::string ParseMessage(const std::string& message);
// What `fail` and `required` say stands alone, with the outermost place.
std::string ExecutionMessage(const std::string& message);

}  // namespace linter::helm
