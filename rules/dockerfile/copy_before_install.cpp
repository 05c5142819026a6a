#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "linter/check/report.h"
#include "linter/docker/context_copy.h"
#include "linter/docker/dependency_install.h"
#include "linter/docker/mount.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

Rule CopyBeforeInstall() {
  return {
      .id = "copy-before-install",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "everything is copied before dependencies are installed",
      .why =
          "A layer is built again when one before it changes. After `COPY . .` each change of any "
          "file makes the build install all dependencies anew. Copying the files that list them "
          "first (`package.json`, `requirements.txt`, `go.mod`), installing, and copying the rest "
          "then keeps them. Installations that ran before the copy as well, and those with a "
          "cache mount, are left alone.",
      .reference = "https://docs.docker.com/build/cache/optimize/#order-your-layers",
      .since = "0.1",
      .check = CheckBuild,
  };
}

static bool HasMount(const docker::InstructionView& run) {
  const auto mounts = docker::Mounts(run.instruction());
  return std::any_of(mounts.begin(), mounts.end(), [](const docker::Mount& mount) {
    return mount.Type() == "cache" || mount.Type() == "bind";
  });
}

static void CheckStage(std::span<const docker::InstructionView> stage, Report& report) {
  std::optional<docker::Passage> copied;
  for (const auto& instruction : stage) {
    if (!copied) {
      copied = docker::WholeContext(instruction);
    }
    if (instruction->keyword != docker::Keyword::Run || instruction.trigger() ||
        HasMount(instruction)) {
      continue;
    }
    for (const auto& command : instruction.commands()) {
      const std::string install = docker::ProjectInstall(command.command());
      if (install.empty()) {
        continue;
      }
      if (copied) {
        report.Add({.span = command->name->span,
                    .message = fmt::format("`{}` runs anew after each change of any file", install),
                    .labels = {{copied->span(), "everything is copied here"}}});
      }
      return;
    }
  }
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  for (const auto& stage : build.stages()) {
    CheckStage(build.InstructionsOf(stage), report);
  }
}

}  // namespace linter::rules
