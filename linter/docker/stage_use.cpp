#include "linter/docker/stage_use.h"

#include <optional>
#include <utility>

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

// What a FROM, a COPY or a RUN says of where its files come from.
static std::vector<Passage> OriginsOf(const InstructionView& instruction) {
  std::vector<Passage> origins;
  const Flag* from = instruction->FindFlag("from");
  if (instruction->keyword == Keyword::From) {
    origins.push_back(instruction->words.front());
  } else if (instruction->keyword == Keyword::Copy && from != nullptr && from->value) {
    origins.push_back(*from->value);
  } else if (instruction->keyword == Keyword::Run) {
    for (const Mount& mount : Mounts(instruction.instruction())) {
      if (auto origin = mount.From()) {
        origins.push_back(std::move(*origin));
      }
    }
  }
  return origins;
}

std::vector<StageName> StageNames(const BuildView& build) {
  std::vector<StageName> names;
  for (const auto& instruction : build.instructions()) {
    const Stage* where = instruction.stage();
    for (auto& origin : where == nullptr ? std::vector<Passage>() : OriginsOf(instruction)) {
      if (const Stage* stage = build.dockerfile().FindStage(origin.text(), where->index)) {
        names.push_back({stage, std::move(origin)});
      }
    }
  }
  return names;
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
