#pragma once

#include <optional>

#include "linter/docker/shell.h"

namespace linter::docker {

// Puts what a wrapper starts in the wrapper's place, as often as there is one.
void SeeThrough(ShellCommand& command);

// The code of `sh -c '…'` and the shell that reads it; empty for other commands.
struct InnerCode {
  ShellKind kind = ShellKind::Sh;
  Passage code;
};
std::optional<InnerCode> InnerCodeOf(const ShellCommand& command);

// A shell that reads its code from its input: `bash`, `sh -s`.
bool ReadsInput(const ShellCommand& command);

// `-e` or `errexit` is among the arguments of `set`.
bool AsksToEnd(const std::vector<ShellWord>& arguments);

// What `set` or a shell's own arguments say of `-o pipefail`; empty where nothing.
std::optional<bool> PipefailIn(const std::vector<ShellWord>& arguments);

}  // namespace linter::docker
