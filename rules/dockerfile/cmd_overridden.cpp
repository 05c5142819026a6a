#include "linter/check/report.h"
#include "linter/docker/instruction_edit.h"
#include "linter/docker/repetition.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

Rule CmdOverridden() {
  return {
      .id = "cmd-overridden",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .summary = "stage has several CMD instructions",
      .why =
          "Only the last CMD of a stage counts: what the others say never runs, and a reader "
          "who sees the first believes it. An instruction of a stage that this one goes on from "
          "may be overridden, that is what it is there for; so may what stands behind ONBUILD. "
          "The later one is reported, where BuildKit reports the earlier.",
      .reference = "https://docs.docker.com/go/dockerfile/rule/multiple-instructions-disallowed/",
      .since = "0.1",
      .replaces = {"hadolint:DL4003", "buildkit:MultipleInstructionsDisallowed", "trivy:DS-0016",
                   "kics:41c195f4-fc31-4a5c-8a1b-90605538d49f"},
      .fix = FixKind::Unsafe,
      .check = CheckBuild,
  };
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  for (const auto& found : docker::Repetitions(build, docker::Keyword::Cmd)) {
    report.Add({.span = found.later->instruction().name.span(),
                .message = "`CMD` overrides an earlier one of its stage",
                .labels = {{found.earlier->instruction().name.span(), "has no effect"}},
                .fixes = {{.title = "remove the earlier one",
                           .safety = Safety::Unsafe,
                           .edits = {docker::RemoveInstruction(*found.earlier)}}}});
  }
}

}  // namespace linter::rules
