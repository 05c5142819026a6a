#pragma once

#include <optional>
#include <string_view>

#include "linter/docker/dockerfile.h"
#include "linter/docker/shell.h"

namespace linter::docker {

// hadolint's `# hadolint shell=powershell`, which says what the shell of an image is.

// The shell that a comment names.
std::optional<std::string_view> ShellNamedBy(std::string_view comment);

// The shell that such a comment gives an instruction, unless `chosen`, the SHELL that is in force,
// stands behind it. One before the first FROM holds for all stages, any other to the end of its
// stage and in those that go on from it.
std::optional<ShellKind> ShellByPragma(const Dockerfile& dockerfile, const Instruction& instruction,
                                       const Instruction* chosen);

}  // namespace linter::docker
