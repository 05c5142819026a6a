#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/casing.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

Rule InstructionCasing() {
  return {
      .id = "instruction-casing",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .summary = "instruction is written in another case than the others",
      .why =
          "Docker reads instructions in any case; people, and what searches with `grep`, do not. "
          "What most instructions of the file do, upper case where they are even, is what all "
          "should do; `docker build` warns of the others.",
      .reference = "https://docs.docker.com/go/dockerfile/rule/consistent-instruction-casing/",
      .since = "0.1",
      .replaces = {"buildkit:ConsistentInstructionCasing"},
      .fix = FixKind::Safe,
      .check = CheckBuild,
  };
}

static bool MostAreLower(const docker::BuildView& build) {
  std::size_t lower = 0;
  std::size_t upper = 0;
  for (const auto& instruction : build.instructions()) {
    if (!instruction.trigger()) {
      lower += docker::IsLowerCase(instruction->name.text()) ? 1 : 0;
      upper += docker::IsUpperCase(instruction->name.text()) ? 1 : 0;
    }
  }
  return lower > upper;
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  const bool lower = MostAreLower(build);
  for (const auto& instruction : build.instructions()) {
    const auto& name = instruction->name;
    auto wanted = lower ? docker::LowerCase(name.text()) : docker::UpperCase(name.text());
    if (instruction.trigger() || name == wanted) {
      continue;
    }
    const bool mixed = !docker::IsLowerCase(name.text()) && !docker::IsUpperCase(name.text());
    std::string message =
        mixed ? fmt::format("`{}` mixes upper and lower case", name.text())
              : fmt::format("`{}` is in {} case, most instructions are in {}", name.text(),
                            lower ? "upper" : "lower", lower ? "lower" : "upper");
    Fix fix{.title = fmt::format("write `{}`", wanted), .safety = Safety::Safe, .edits = {}};
    if (name.span().size() == wanted.size()) {
      fix.edits.push_back({name.span(), std::move(wanted)});
    }
    report.Add({.span = name.span(), .message = std::move(message), .fixes = {std::move(fix)}});
  }
}

}  // namespace linter::rules
