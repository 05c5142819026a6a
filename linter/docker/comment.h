#pragma once

#include <string_view>

#include "linter/docker/dockerfile.h"

namespace linter::docker {

// What a comment says: without `#` and without blanks at both ends.
std::string_view TextOf(const Dockerfile& dockerfile, const Comment& comment);

// The comment that stands in the line before an instruction.
const Comment* CommentAbove(const Dockerfile& dockerfile, const Instruction& instruction);

// Silences findings: `hadolint ignore=DL3008`, also `global` or of a `stage`, and `shoal: allow …`.
bool IsAllowance(std::string_view text);

}  // namespace linter::docker
