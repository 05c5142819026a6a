#pragma once

#include <vector>

#include "linter/docker/build_view.h"

namespace linter::docker {

// An instruction of which only the last of a stage counts, and the one before it there.
struct Repetition {
  const InstructionView* earlier = nullptr;
  const InstructionView* later = nullptr;
};

// Those of one keyword; triggers are not looked at.
std::vector<Repetition> Repetitions(const BuildView& build, Keyword keyword);

}  // namespace linter::docker
