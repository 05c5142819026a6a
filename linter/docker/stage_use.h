#pragma once

#include <vector>

#include "linter/docker/build_view.h"

namespace linter::docker {

// The stages that no other goes on from or takes files from: what is built for its own sake.
std::vector<const Stage*> TargetStages(const BuildView& build);

// The USER in force at the end of a stage is root, by name or by number. The instruction may stand
// in a stage that it goes on from; none where the user is another, or not known.
const Instruction* RootUserOf(const Dockerfile& dockerfile, const Stage& stage);

}  // namespace linter::docker
