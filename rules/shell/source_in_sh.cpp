#include "linter/check/report.h"
#include "linter/docker/shell_expansion.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule SourceInSh() {
  return {
      .id = "source-in-sh",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .summary = "sh is given source",
      .why =
          "`source` is not in POSIX: dash, the `/bin/sh` of Debian and Ubuntu, does not find it. "
          "`.` does the same everywhere; it looks for a name without a slash on the PATH only, so "
          "that `. ./file` is the way to name one here.",
      .reference = "https://www.shellcheck.net/wiki/SC3046",
      .since = "0.1",
      .replaces = {"hadolint:SC3046", "shellcheck:SC3046"},
      .fix = FixKind::Safe,
      .check = CheckCommand,
  };
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  if (!docker::IsPosixCode(command) || !command->name || !command->name->Is("source")) {
    return;
  }
  const Span& span = command->name->span;
  const bool path =
      !command->arguments.empty() && command->arguments[0].text.find('/') != std::string::npos;
  report.Add({.span = span,
              .message = "`source` is not known to every `sh`",
              .fixes = {{.title = "use `.`",
                         .safety = Safety::Safe,
                         .edits = path ? std::vector<Edit>{{span, "."}} : std::vector<Edit>{}}}});
}

}  // namespace linter::rules
