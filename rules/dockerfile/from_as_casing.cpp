#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/casing.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule FromAsCasing() {
  return {
      .id = "from-as-casing",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .summary = "FROM and its AS are written in different cases",
      .why =
          "`FROM image as name` builds as `FROM image AS name` does, but mixes two ways of "
          "writing keywords in one line, and every `docker build` warns of it. A FROM that mixes "
          "cases itself is left to `instruction-casing`.",
      .reference = "https://docs.docker.com/go/dockerfile/rule/from-as-casing/",
      .since = "0.1",
      .replaces = {"buildkit:FromAsCasing"},
      .fix = FixKind::Safe,
      .check = CheckInstruction,
  };
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  constexpr std::size_t WithName = 3;
  if (instruction->keyword != docker::Keyword::From || instruction->words.size() < WithName) {
    return;
  }
  const auto& from = instruction->name.text();
  const auto& as = instruction->words[1];
  const bool lower = docker::IsLowerCase(from);
  const bool upper = docker::IsUpperCase(from);
  const bool fits = lower ? docker::IsLowerCase(as.text()) : docker::IsUpperCase(as.text());
  if ((!lower && !upper) || fits) {
    return;
  }
  const std::string wanted = lower ? "as" : "AS";
  Fix fix{.title = fmt::format("write `{}`", wanted), .safety = Safety::Safe, .edits = {}};
  if (as.span().size() == wanted.size()) {
    fix.edits.push_back({as.span(), wanted});
  }
  report.Add({.span = as.span(),
              .message = fmt::format("`{}` is not written as `{}` is", as.text(), from),
              .fixes = {std::move(fix)}});
}

}  // namespace linter::rules
