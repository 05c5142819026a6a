#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/command_line.h"
#include "linter/docker/shell_expansion.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule ModeOfLastDirectoryOnly() {
  return {
      .id = "mode-of-last-directory-only",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .summary = "mkdir sets the mode of the last directory only",
      .why =
          "`mkdir -p -m 700 /a/b` gives the mode to `b`; where `a` has to be made, it gets what "
          "the umask says and is open to all. Where that matters, make one after the other.",
      .reference = "https://www.shellcheck.net/wiki/SC2174",
      .since = "0.1",
      .replaces = {"hadolint:SC2174", "shellcheck:SC2174"},
      .check = CheckCommand,
  };
}

// `name`, `/name` is not, `./name`, `../../name`: one directory in another that is there.
static bool IsOne(const docker::ShellWord& word) {
  std::string_view path = word.constant();
  while (path.starts_with("./") || path.starts_with("../")) {
    path.remove_prefix(path.find('/') + 1);
  }
  return !path.empty() && path.find('/') == std::string_view::npos;
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  if (!docker::IsRunCode(command) || command->program() != "mkdir") {
    return;
  }
  const auto line =
      docker::ReadCommandLine(command.command(), {.letters = "mZ", .names = {"mode", "context"}});
  const auto* mode = line.Find({"m", "mode"});
  if (mode == nullptr || !line.Has({"p", "parents"}) ||
      std::all_of(line.operands.begin(), line.operands.end(),
                  [](const docker::ShellWord* word) { return IsOne(*word); })) {
    return;
  }
  report.Add({.span = mode->word->span,
              .message = fmt::format("mode `{}` is for the last directory only", mode->value)});
}

}  // namespace linter::rules
