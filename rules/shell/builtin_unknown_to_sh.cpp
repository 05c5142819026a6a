#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "linter/check/report.h"
#include "linter/docker/shell_expansion.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule BuiltinUnknownToSh() {
  return {
      .id = "builtin-unknown-to-sh",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .summary = "sh is given a command of bash's own",
      .why =
          "`pushd`, `shopt`, `declare` and their like are built into bash: dash, the `/bin/sh` of "
          "Debian and Ubuntu, does not find them, and the shell of Alpine has few of them. SHELL "
          "with `/bin/bash` is one way to have them.",
      .reference = "https://www.shellcheck.net/wiki/SC3044",
      .since = "0.1",
      .replaces = {"hadolint:SC3044", "shellcheck:SC3044", "hadolint:SC3039", "shellcheck:SC3039"},
      .check = CheckCommand,
  };
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  static constexpr std::array<std::string_view, 18> Builtins = {
      "let",       "caller", "builtin", "complete", "compgen", "declare",
      "dirs",      "disown", "enable",  "mapfile",  "popd",    "pushd",
      "readarray", "shopt",  "suspend", "typeset",  "bind",    "logout"};
  if (!docker::IsPosixCode(command) || !command->name) {
    return;
  }
  const std::string_view name = command->name->constant();
  if (std::find(Builtins.begin(), Builtins.end(), name) != Builtins.end()) {
    report.Add({.span = command->name->span,
                .message = fmt::format("`{}` is not known to every `sh`", name)});
  }
}

}  // namespace linter::rules
