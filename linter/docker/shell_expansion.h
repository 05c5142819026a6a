#pragma once

#include <vector>

#include "linter/docker/build_view.h"

namespace linter::docker {

// All words of a command: its name, arguments, values of assignments and targets of redirections.
std::vector<const ShellWord*> WordsOf(const ShellCommand& command);

// The parts of a command's arguments that the shell replaces and then splits at blanks, because
// they stand outside of quotes: variables that may hold blanks, and the output of commands.
// Nothing in `[[ … ]]`, and nothing that is known to hold no blanks: what ARG and ENV set is taken
// for that, as ShellCheck is told by hadolint.
std::vector<const WordPart*> SplitParts(const CommandView& command);

}  // namespace linter::docker
