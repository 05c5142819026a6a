#include "linter/docker/stage_use.h"

#include <optional>

#include "linter/docker/image_use.h"
#include "linter/docker/mount.h"

namespace linter::docker {

static void MarkUsed(const InstructionView& instruction, std::vector<char>& used) {
  const auto& dockerfile = instruction.dockerfile();
  const auto mark = [&](const std::optional<Passage>& name) {
    const Stage* stage =
        name ? StageNamed(dockerfile, name->text(), dockerfile.stages.size()) : nullptr;
    if (stage != nullptr) {
      used[stage->index] = 1;
    }
  };
  if (instruction->keyword == Keyword::Copy) {
    const Flag* from = instruction->FindFlag("from");
    mark(from == nullptr ? std::nullopt : from->value);
  } else if (instruction->keyword == Keyword::Run) {
    for (const Mount& mount : Mounts(instruction.instruction())) {
      mark(mount.From());
    }
  }
}

std::vector<const Stage*> TargetStages(const BuildView& build) {
  std::vector<char> used(build.stages().size(), 0);
  for (const Stage& stage : build.stages()) {
    if (stage.parent) {
      used[*stage.parent] = 1;
    }
  }
  for (const auto& instruction : build.instructions()) {
    MarkUsed(instruction, used);
  }
  std::vector<const Stage*> targets;
  for (const Stage& stage : build.stages()) {
    if (used[stage.index] == 0) {
      targets.push_back(&stage);
    }
  }
  return targets;
}

const Instruction* RootUserOf(const Dockerfile& dockerfile, const Stage& stage) {
  const Instruction* user = dockerfile.Latest(Keyword::User, stage, stage.end);
  if (user == nullptr) {
    return nullptr;
  }
  const auto name = dockerfile.Expand(*user, user->words.front()).text;
  const auto who = name.Slice(0, name.text().find(':'));
  const bool root = who.known() && (who == "root" || who == "0");
  return root ? user : nullptr;
}

}  // namespace linter::docker
