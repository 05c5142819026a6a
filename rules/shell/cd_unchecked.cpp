#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/shell_expansion.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule CdUnchecked() {
  return {
      .id = "cd-unchecked",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .summary = "code goes on in the wrong directory when cd fails",
      .why =
          "When `cd` fails, what follows `;` or a line break runs where the code was before: "
          "`cd build; rm -rf *` empties another directory. `&&`, `|| exit` or `set -e` end it. "
          "`cd /` and `cd ..` are left alone, as they do not fail.",
      .reference = "https://www.shellcheck.net/wiki/SC2164",
      .since = "0.1",
      .replaces = {"hadolint:SC2164", "shellcheck:SC2164"},
      .check = CheckCommand,
  };
}

// `/`, `..`, `./..`: directories that are there.
static bool IsThere(std::string_view path) {
  return path.find_first_not_of("./") == std::string_view::npos &&
         path.find("...") == std::string_view::npos && !path.empty();
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  const std::string_view program = command->program();
  if (!docker::IsRunCode(command) || command->checked || !command->wrappers.empty() ||
      (program != "cd" && program != "pushd" && program != "popd")) {
    return;
  }
  const auto& words = command->arguments;
  const bool there = words.size() == 1 && IsThere(words[0].constant());
  const bool stays = program != "cd" && !words.empty() && words[0].Is("-n");
  if (!there && !stays && !command.script().errexit) {
    report.Add({.span = command->name->span,
                .message = fmt::format("nothing notices when `{}` fails", program)});
  }
}

}  // namespace linter::rules
