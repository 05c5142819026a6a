#pragma once

#include <string>
#include <string_view>

namespace linter::helm {

// Go's `path.Clean`: no doubled slashes, no `.` and no `..` that can be taken away.
std::string CleanPath(std::string_view path);
// Go's `path.Base`.
std::string_view BaseName(std::string_view path);

}  // namespace linter::helm
