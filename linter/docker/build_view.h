#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "linter/docker/dockerfile.h"
#include "linter/docker/ignore_patterns.h"
#include "linter/docker/shell.h"

namespace linter::docker {

class BuildView;
class InstructionView;

// A simple command of an instruction's shell code, or what its JSON form starts.
class CommandView {
 public:
  CommandView(const InstructionView& instruction, const ShellCommand& command)
      : instruction_(&instruction), command_(&command) {}

  const InstructionView& instruction() const { return *instruction_; }
  // All code that it stands in.
  const ShellScript& script() const;
  const ShellCommand& command() const { return *command_; }
  const ShellCommand* operator->() const { return command_; }

 private:
  const InstructionView* instruction_;
  const ShellCommand* command_;
};

// An instruction as rules see it. What an ONBUILD holds is one of its own.
class InstructionView {
 public:
  enum class Position : std::uint8_t { Own, Trigger };

  InstructionView(const BuildView& build, const Instruction& instruction, Position position);

  const BuildView& build() const { return *build_; }
  const Dockerfile& dockerfile() const;
  const Instruction& instruction() const { return *instruction_; }
  const Instruction* operator->() const { return instruction_; }
  // Stands behind ONBUILD, and runs in the builds of images that are made from this one.
  bool trigger() const { return position_ == Position::Trigger; }
  // None before the first FROM.
  const Stage* stage() const { return dockerfile().StageOf(*instruction_); }
  // The code of RUN, CMD, ENTRYPOINT and HEALTHCHECK; others have none.
  const ShellScript& script() const { return script_; }
  const std::vector<CommandView>& commands() const { return commands_; }

 private:
  friend class BuildView;

  const BuildView* build_;
  const Instruction* instruction_;
  Position position_;
  ShellScript script_;
  std::vector<CommandView> commands_;
};

// One file by which a context keeps files from a build.
struct IgnoreFile {
  const SourceFile* source = nullptr;
  std::vector<IgnorePattern> patterns;
};

// A Dockerfile as rules see it: parsed, its shell code read. Everything is made when it is built,
// so that several threads may look at it.
class BuildView {
 public:
  // What is passed must outlive it. `ignore_files` stand beside the Dockerfile or above it, nearest
  // first.
  explicit BuildView(const SourceFile& file, std::span<const SourceFile* const> ignore_files = {});
  // Its instructions point to it.
  BuildView(const BuildView&) = delete;
  BuildView& operator=(const BuildView&) = delete;
  BuildView(BuildView&&) = delete;
  BuildView& operator=(BuildView&&) = delete;
  ~BuildView() = default;

  const Dockerfile& dockerfile() const { return dockerfile_; }
  const SourceFile& file() const { return *dockerfile_.file; }
  // In the order of the file, what an ONBUILD holds behind it. Those that BuildKit refuses are left
  // out: what is wrong with them is among the problems.
  const std::vector<InstructionView>& instructions() const { return instructions_; }
  const std::vector<Stage>& stages() const { return dockerfile_.stages; }
  // The stage that is built when none is named; none where there is no FROM.
  const Stage* final_stage() const;
  // The instructions of a stage, its FROM included.
  std::span<const InstructionView> InstructionsOf(const Stage& stage) const;
  const std::vector<IgnoreFile>& ignore_files() const { return ignore_files_; }

 private:
  Dockerfile dockerfile_;
  std::vector<InstructionView> instructions_;
  std::vector<IgnoreFile> ignore_files_;
};

}  // namespace linter::docker
