#include "linter/check/report.h"
#include "linter/docker/instruction_edit.h"
#include "linter/docker/repetition.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

Rule EntrypointOverridden() {
  return {
      .id = "entrypoint-overridden",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "stage has several ENTRYPOINT instructions",
      .why =
          "Only the last ENTRYPOINT of a stage counts: what the others say never runs, and a "
          "reader who sees the first believes it. An instruction of a stage that this one goes "
          "on from may be overridden, that is what it is there for; so may what stands behind "
          "ONBUILD. The later one is reported, where BuildKit reports the earlier.",
      .reference = "https://docs.docker.com/go/dockerfile/rule/multiple-instructions-disallowed/",
      .since = "0.1",
      .replaces = {"hadolint:DL4004", "buildkit:MultipleInstructionsDisallowed", "trivy:DS-0007",
                   "kics:6938958b-3f1a-451c-909b-baeee14bdc97"},
      .fix = FixKind::Unsafe,
      .check = CheckBuild,
  };
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  for (const auto& found : docker::Repetitions(build, docker::Keyword::Entrypoint)) {
    report.Add({.span = found.later->instruction().name.span(),
                .message = "`ENTRYPOINT` overrides an earlier one of its stage",
                .labels = {{found.earlier->instruction().name.span(), "has no effect"}},
                .fixes = {{.title = "remove the earlier one",
                           .safety = Safety::Unsafe,
                           .edits = {docker::RemoveInstruction(*found.earlier)}}}});
  }
}

}  // namespace linter::rules
