#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "linter/docker/dockerfile.h"

namespace linter::docker {

// What `# check=skip=StageNameCasing,FromAsCasing;error=true` asks of `docker build --check`.
struct CheckDirective {
  // Null where a file has none.
  const Directive* directive = nullptr;
  // As written.
  std::vector<std::string_view> skipped;
  bool skips_all = false;
  // A build ends with what the checks find.
  bool error = false;
  // Options that BuildKit refuses.
  std::vector<std::string_view> invalid;
};

// The same in a comment above an instruction, which it is for alone: from its `#` on, and without a
// directive. Nothing where a comment is something else. Keeps views of it.
std::optional<CheckDirective> ReadCheckComment(std::string_view comment);

// Keeps views of the file.
CheckDirective ReadCheckDirective(const Dockerfile& dockerfile);

}  // namespace linter::docker
