#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "linter/text/expected.h"

namespace linter::files {

// Replaces the content of a file, or makes it. The error names the path and the system's reason.
std::optional<Error> Write(const std::string& path, std::string_view text);

}  // namespace linter::files
