#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/copy.h"
#include "linter/docker/instruction_edit.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule RelativeWorkdir() {
  return {
      .id = "relative-workdir",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .summary = "WORKDIR goes on from the one before",
      .why =
          "`WORKDIR lib` behind `WORKDIR /src` is `/src/lib`, whatever the base image is. The "
          "build is right; but what it means changes when a line above it is edited, and a "
          "reader has to look for it. A relative path with none before it is a defect and has a "
          "rule of its own (`workdir-depends-on-image`).",
      .reference = "https://docs.docker.com/reference/dockerfile/#workdir",
      .since = "0.1",
      .replaces = {"hadolint:DL3000", "trivy:DS-0009", "checkov:CKV_DOCKER_10",
                   "kics:6b376af8-cfe8-49ab-a08d-f32de23661a4"},
      .fix = FixKind::Safe,
      .check = CheckInstruction,
  };
}

static bool IsRelative(const docker::InstructionView& instruction) {
  if (instruction->keyword != docker::Keyword::Workdir || instruction.trigger() ||
      instruction.stage() == nullptr) {
    return false;
  }
  const auto& word = instruction->words.front();
  const auto path = instruction.dockerfile().Expand(instruction.instruction(), word).text;
  return !path.empty() && !path.IsUnknown(0) && !docker::IsAbsolutePath(path.text());
}

// Read as it is written.
static bool IsPlain(const std::string& path) {
  return path.find_first_of(" \t\"'`$\\") == std::string::npos;
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  if (!IsRelative(instruction)) {
    return;
  }
  const auto* before = instruction.dockerfile().Latest(docker::Keyword::Workdir,
                                                       *instruction.stage(), instruction->index);
  if (before == nullptr) {
    return;
  }
  const auto& word = instruction->words.front();
  Fix fix{.title = "write the whole path", .safety = Safety::Safe, .edits = {}};
  const auto path = docker::WorkdirOf(instruction.dockerfile(), instruction.instruction());
  if (path && word.span().size() == word.size() && IsPlain(*path)) {
    fix.edits.push_back({word.span(), *path});
  }
  report.Add({.span = word.span(),
              .message = fmt::format("`{}` is relative to another `WORKDIR`", word.text()),
              .labels = {{before->words.front().span(), "goes on from here"}},
              .fixes = {std::move(fix)}});
}

}  // namespace linter::rules
