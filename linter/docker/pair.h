#pragma once

#include <optional>
#include <vector>

#include "linter/docker/dockerfile.h"

namespace linter::docker {

// `name=value` of ARG, ENV and LABEL, with the quotes that stand there.
struct Pair {
  Passage name;
  // Empty for an ARG without default.
  std::optional<Passage> value;
  // `ENV name value`.
  bool legacy = false;
};

// Empty for other instructions.
std::vector<Pair> Pairs(const Instruction& instruction);

}  // namespace linter::docker
