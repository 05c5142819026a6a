#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/docker/shell_expansion.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule DeclarationMasksStatus() {
  return {
      .id = "declaration-masks-status",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "declaration succeeds although the command in it fails",
      .why =
          "The status of `export A=$(b)` is that of `export`: when `b` fails, neither `&&` nor "
          "`set -e` notices, and the build goes on with an empty `A`. `A=$(b) && export A` has "
          "the status of `b`.",
      .reference = "https://www.shellcheck.net/wiki/SC2155",
      .since = "0.1",
      .replaces = {"hadolint:SC2155", "shellcheck:SC2155"},
      .check = CheckCommand,
  };
}

static bool HasOutput(const docker::ShellAssignment& assignment) {
  return assignment.value &&
         std::any_of(assignment.value->parts.begin(), assignment.value->parts.end(),
                     [](const docker::WordPart& part) {
                       return part.kind == docker::PartKind::Substitution &&
                              !part.text.starts_with("<(");
                     });
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  const std::string_view program = command->program();
  const bool declares = program == "export" || program == "local" || program == "readonly" ||
                        program == "declare" || program == "typeset";
  const bool constant = !command->arguments.empty() && command->arguments[0].Is("-r");
  if (!docker::IsRunCode(command) || !declares || (constant && command->function)) {
    return;
  }
  const auto& assignments = command->assignments;
  const auto found = std::find_if(assignments.begin(), assignments.end(), HasOutput);
  if (found != assignments.end()) {
    report.Add({.span = found->span,
                .message = fmt::format("`{}` hides whether the command in the value of `{}` fails",
                                       program, found->name)});
  }
}

}  // namespace linter::rules
