#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

Rule WgetAndCurl() {
  return {
      .id = "wget-and-curl",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {},
      .summary = "stage downloads with both wget and curl",
      .why =
          "Either does, and each comes with libraries that the image then carries and that need "
          "updates. Of the two, the one that a stage uses second is reported.",
      .reference = "https://github.com/hadolint/hadolint/wiki/DL4001",
      .since = "0.1",
      .replaces = {"hadolint:DL4001", "trivy:DS-0014", "kics:fc775e75-fcfb-4c98-b2f2-910c5858b359"},
      .check = CheckBuild,
  };
}

// The first calls of a stage.
struct Calls {
  const docker::ShellWord* wget = nullptr;
  const docker::ShellWord* curl = nullptr;
};

// The one that makes it two, or any where there have been both: one of each instruction.
static const docker::ShellWord* Reported(const docker::InstructionView& instruction, Calls& calls) {
  const docker::ShellWord* last = nullptr;
  for (const auto& command : instruction.commands()) {
    const bool wget = command->program() == "wget";
    if (!wget && command->program() != "curl") {
      continue;
    }
    auto& seen = wget ? calls.wget : calls.curl;
    const auto* other = wget ? calls.curl : calls.wget;
    seen = seen == nullptr ? &*command->name : seen;
    last = other != nullptr ? &*command->name : last;
  }
  return last;
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  Calls calls;
  for (const auto& instruction : build.instructions()) {
    if (instruction->keyword == docker::Keyword::From) {
      calls = {};
    }
    if (instruction->keyword != docker::Keyword::Run) {
      continue;
    }
    const auto* word = Reported(instruction, calls);
    if (word == nullptr) {
      continue;
    }
    const bool curl = word->text.ends_with("curl");
    report.Add({.span = word->span,
                .message = fmt::format("stage uses `{}` besides `{}`", curl ? "curl" : "wget",
                                       curl ? "wget" : "curl"),
                .labels = {{(curl ? calls.wget : calls.curl)->span, "the other one"}}});
  }
}

}  // namespace linter::rules
