#include <fmt/format.h>

#include <cctype>

#include "linter/check/report.h"
#include "linter/docker/shell_expansion.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule ExpansionUnknownToSh() {
  return {
      .id = "expansion-unknown-to-sh",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .summary = "sh is given an expansion that POSIX does not know",
      .why =
          "`${name/a/b}`, `${name:0:3}`, `${name^^}`, `${!name}` and `${name[0]}` are errors in "
          "dash, the `/bin/sh` of Debian and Ubuntu, and end the code. `sed`, `cut` and `tr` do "
          "the same everywhere.",
      .reference = "https://www.shellcheck.net/wiki/SC3060",
      .since = "0.1",
      .replaces = {"hadolint:SC3060", "shellcheck:SC3060", "hadolint:SC3053", "shellcheck:SC3053",
                   "hadolint:SC3054", "shellcheck:SC3054", "hadolint:SC3057", "shellcheck:SC3057",
                   "hadolint:SC3059", "shellcheck:SC3059"},
      .check = CheckCommand,
  };
}

// What stands behind the name begins with this, if it is none of POSIX.
static bool IsUnknown(const docker::WordPart& part) {
  const std::string& text = part.operation;
  const bool cut = text.size() > 1 && text[0] == ':' &&
                   std::string_view("-=?+").find(text[1]) == std::string_view::npos;
  const bool name =
      std::isalpha(static_cast<unsigned char>(part.text[0])) != 0 || part.text[0] == '_';
  return (part.sign == '!' && name) || cut ||
         (!text.empty() && std::string_view("/^,[@").find(text[0]) != std::string_view::npos);
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  if (!docker::IsPosixCode(command)) {
    return;
  }
  for (const docker::ShellWord* word : docker::WordsOf(command.command())) {
    for (const docker::WordPart& part : word->parts) {
      if (part.kind == docker::PartKind::Variable && IsUnknown(part)) {
        report.Add({.span = part.span,
                    .message = fmt::format("this expansion of `{}` is not known to every `sh`",
                                           part.text)});
        return;
      }
    }
  }
}

}  // namespace linter::rules
