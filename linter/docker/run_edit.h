#pragma once

#include <string_view>
#include <vector>

#include "linter/docker/build_view.h"
#include "linter/text/edit.h"

namespace linter::docker {

// Lets one more command run where all others have succeeded, laid out as the RUN is. No edit where
// the code does not end with a simple command of its own.
std::vector<Edit> AppendToRun(const InstructionView& run, std::string_view command);

}  // namespace linter::docker
