#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/check/diagnostic.h"

namespace linter::output {

// For each line of a file the value that code scanning calls `primaryLocationLineHash`, by which
// it knows an alert again when lines above it come and go.
std::vector<std::string> LineHashes(std::string_view text);

// What a finding is about, whatever the line: its rule, file, object (by kind, namespace and name,
// so that a newer API version is no news) and place in the object, as 16 hexadecimal digits. Two
// findings may have the same.
std::string StableKey(const Diagnostic& finding, std::string_view path);

}  // namespace linter::output
