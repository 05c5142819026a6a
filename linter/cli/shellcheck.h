#pragma once

#include <optional>
#include <string>
#include <vector>

#include "linter/engine/run.h"
#include "linter/text/expected.h"

namespace linter::cli {

// Asks the program `shellcheck` on the PATH about the code of each RUN of those Dockerfiles that
// the rule `shellcheck` runs on, once for all, and adds what it says to their problems. What
// another rule that runs answers is left out. The error says that the program is missing or failed.
std::optional<Error> AskShellCheck(std::vector<engine::Input>& inputs);

}  // namespace linter::cli
