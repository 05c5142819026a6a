#pragma once

#include <vector>

#include "linter/docker/build_view.h"

namespace linter::docker {

// The stages whose layers are in an image that is built for its own sake: those that no other takes
// files from, and what they go on from. In the order of the file.
std::vector<const Stage*> ShippedStages(const BuildView& build);

// A stage of which others only take files: its layers are in no image that is built for its own
// sake.
bool OnlyLendsFiles(const BuildView& build, const Stage* stage);

// The instruction of a kind that is in force at the end of a stage, in that stage or in one that it
// goes on from; triggers do not count.
const InstructionView* InForce(const BuildView& build, Keyword keyword, const Stage& stage);

}  // namespace linter::docker
