#include "linter/docker/process.h"

#include <algorithm>

#include "linter/docker/stage_use.h"

namespace linter::docker {

std::vector<const InstructionView*> StartedBy(const BuildView& build) {
  std::vector<const Instruction*> started;
  for (const Stage* stage : TargetStages(build)) {
    for (const auto keyword : {Keyword::Cmd, Keyword::Entrypoint}) {
      started.push_back(build.dockerfile().Latest(keyword, *stage, stage->end));
    }
  }
  std::vector<const InstructionView*> found;
  for (const InstructionView& view : build.instructions()) {
    if (std::find(started.begin(), started.end(), &view.instruction()) != started.end()) {
      found.push_back(&view);
    }
  }
  return found;
}

}  // namespace linter::docker
