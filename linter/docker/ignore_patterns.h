#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/text/source_file.h"

namespace linter::docker {

// One pattern of a `.dockerignore` or `Dockerfile.dockerignore`.
struct IgnorePattern {
  // The line without blanks around it.
  Span span;
  // Cleaned as BuildKit does: no `!`, no slash at either end, no `.` and `..` within.
  std::string text;
  // It began with `!`: what matches is sent after all.
  bool exception = false;
};

// Comments and empty lines are left out.
std::vector<IgnorePattern> ReadIgnorePatterns(const SourceFile& file);

// Whether a path (relative to the context, with forward slashes) is kept from the build: the last
// pattern decides that matches it or a folder that it is in. Time is bounded by the length of the
// patterns times that of the path.
bool IsIgnored(const std::vector<IgnorePattern>& patterns, std::string_view path);

}  // namespace linter::docker
