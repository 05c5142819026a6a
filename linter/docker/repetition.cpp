#include "linter/docker/repetition.h"

namespace linter::docker {

std::vector<Repetition> Repetitions(const BuildView& build, Keyword keyword) {
  std::vector<Repetition> found;
  const InstructionView* earlier = nullptr;
  for (const auto& instruction : build.instructions()) {
    if (instruction->keyword == Keyword::From) {
      earlier = nullptr;
    } else if (instruction->keyword == keyword && !instruction.trigger()) {
      if (earlier != nullptr) {
        found.push_back({earlier, &instruction});
      }
      earlier = &instruction;
    }
  }
  return found;
}

}  // namespace linter::docker
