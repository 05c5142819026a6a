#include "linter/docker/shipped_stage.h"

#include <algorithm>

#include "linter/docker/stage_use.h"

namespace linter::docker {

std::vector<const Stage*> ShippedStages(const BuildView& build) {
  const auto& stages = build.stages();
  std::vector<char> shipped(stages.size(), 0);
  for (const Stage* target : TargetStages(build)) {
    const Stage* stage = target;
    while (shipped[stage->index] == 0) {
      shipped[stage->index] = 1;
      stage = stage->parent ? &stages[*stage->parent] : stage;
    }
  }
  std::vector<const Stage*> found;
  for (const Stage& stage : stages) {
    if (shipped[stage.index] != 0) {
      found.push_back(&stage);
    }
  }
  return found;
}

bool OnlyLendsFiles(const BuildView& build, const Stage* stage) {
  const auto shipped = ShippedStages(build);
  return stage != nullptr && std::find(shipped.begin(), shipped.end(), stage) == shipped.end();
}

const InstructionView* InForce(const BuildView& build, Keyword keyword, const Stage& stage) {
  const Instruction* last = build.dockerfile().Latest(keyword, stage, stage.end);
  if (last == nullptr) {
    return nullptr;
  }
  for (const auto& view : build.instructions()) {
    if (&view.instruction() == last) {
      return &view;
    }
  }
  return nullptr;
}

}  // namespace linter::docker
