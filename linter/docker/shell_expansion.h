#pragma once

#include <string>
#include <vector>

#include "linter/docker/build_view.h"

namespace linter::docker {

// The command stands in the shell code of a RUN itself, not in that of `sh -c '…'`, and the code
// can be parsed: of other code a guess is all that there is.
bool IsRunCode(const CommandView& command);
// The same, and the shell knows what POSIX says, and for all that can be told nothing else.
bool IsPosixCode(const CommandView& command);
bool IsPosix(ShellKind shell);

// All words of a command: wrappers, its name, arguments, values of assignments and targets of
// redirections.
std::vector<const ShellWord*> WordsOf(const ShellCommand& command);

// What `for` goes through in the code itself, not in that of `sh -c '…'`.
std::vector<const ShellWord*> WordsOfLoops(const InstructionView& instruction);

// `a`, `b` and `c`, or the first few and how many more.
std::string ListOf(const std::vector<std::string>& texts);

// The parts of a command's words that the shell replaces and then splits at blanks, because they
// stand outside of quotes: variables that may hold blanks, and the output of commands. Nothing in
// `[[ … ]]`, and nothing that is known to hold no blanks: what ARG and ENV set is taken for that,
// as hadolint tells ShellCheck.
std::vector<const WordPart*> SplitParts(const CommandView& command);

}  // namespace linter::docker
