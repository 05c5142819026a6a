#include <algorithm>

#include "linter/check/report.h"
#include "linter/docker/shell_expansion.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule DoubleEqualsInSh() {
  return {
      .id = "double-equals-in-sh",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .summary = "sh is given == in a test",
      .why =
          "`[ a == b ]` is an error in dash, the `/bin/sh` of Debian and Ubuntu, and the test "
          "fails. `=` means the same everywhere. Shells that are named `ash` or `bash` are left "
          "alone.",
      .reference = "https://www.shellcheck.net/wiki/SC3014",
      .since = "0.1",
      .replaces = {"hadolint:SC3014", "shellcheck:SC3014"},
      .fix = FixKind::Safe,
      .check = CheckCommand,
  };
}

static bool IsTest(const docker::CommandView& command) {
  return command->name &&
         (command->name->Is("[") || command->name->Is("[[") || command->name->Is("test"));
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  if (!docker::IsPosixCode(command) || !IsTest(command)) {
    return;
  }
  const auto& words = command->arguments;
  const auto sign = std::find_if(words.begin(), words.end(),
                                 [](const docker::ShellWord& word) { return word.text == "=="; });
  if (sign != words.end()) {
    const bool one = command->name->Is("[") || command->name->Is("test");
    report.Add(
        {.span = sign->span,
         .message = "`==` is not known to every `sh`",
         .fixes = {{.title = "use `=`",
                    .safety = Safety::Safe,
                    .edits = one ? std::vector<Edit>{{sign->span, "="}} : std::vector<Edit>{}}}});
  }
}

}  // namespace linter::rules
