#pragma once

#include <string>
#include <string_view>

namespace linter::output {

// What `diff -u` prints of two texts of a file, without times; empty where they are equal. Where
// they differ in thousands of lines it may say more than the least.
std::string UnifiedDiff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace linter::output
