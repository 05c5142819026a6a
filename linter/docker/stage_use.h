#pragma once

#include <vector>

#include "linter/docker/build_view.h"

namespace linter::docker {

// The stages that no other goes on from or takes files from: what is built for its own sake.
std::vector<const Stage*> TargetStages(const BuildView& build);

// The words of FROM, of `COPY --from` and of the mounts of RUN that name a stage by its name, as
// they are written.
struct StageName {
  const Stage* stage = nullptr;
  Passage name;
};
std::vector<StageName> StageNames(const BuildView& build);

// The USER in force at the end of a stage is root, by name or by number. The instruction may stand
// in a stage that it goes on from; none where the user is another, or not known.
const Instruction* RootUserOf(const Dockerfile& dockerfile, const Stage& stage);

}  // namespace linter::docker
