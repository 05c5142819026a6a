#include "linter/docker/build_view.h"

#include <algorithm>

namespace linter::docker {

const ShellScript& CommandView::script() const {
  return instruction_->script();
}

InstructionView::InstructionView(const BuildView& build, const Instruction& instruction,
                                 Position position)
    : build_(&build),
      instruction_(&instruction),
      position_(position),
      script_(ReadShell(build.dockerfile(), instruction)) {}

const Dockerfile& InstructionView::dockerfile() const {
  return build_->dockerfile();
}

BuildView::BuildView(const SourceFile& file, std::span<const SourceFile* const> ignore_files)
    : dockerfile_(Parse(file)) {
  using Position = InstructionView::Position;
  for (const auto& instruction : dockerfile_.instructions) {
    if (!instruction.broken) {
      instructions_.emplace_back(*this, instruction, Position::Own);
    }
    for (const auto& trigger : instruction.trigger) {
      if (!trigger.broken) {
        instructions_.emplace_back(*this, trigger, Position::Trigger);
      }
    }
  }
  // Only now do the instructions stay where they are.
  for (auto& instruction : instructions_) {
    for (const auto& command : instruction.script_.commands) {
      instruction.commands_.emplace_back(instruction, command);
    }
  }
  for (const auto* ignore_file : ignore_files) {
    ignore_files_.push_back({ignore_file, ReadIgnorePatterns(*ignore_file)});
  }
}

const Stage* BuildView::final_stage() const {
  return dockerfile_.stages.empty() ? nullptr : &dockerfile_.stages.back();
}

std::span<const InstructionView> BuildView::InstructionsOf(const Stage& stage) const {
  const auto at = [&](std::uint32_t index) {
    return std::partition_point(instructions_.begin(), instructions_.end(),
                                [&](const InstructionView& each) { return each->index < index; });
  };
  return {at(stage.begin), at(stage.end)};
}

}  // namespace linter::docker
