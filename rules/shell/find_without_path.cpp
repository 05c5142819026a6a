#include "linter/check/report.h"
#include "linter/docker/shell_expansion.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule FindWithoutPath() {
  return {
      .id = "find-without-path",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {},
      .summary = "find is not told where to look",
      .why =
          "`find -type f` looks in the current directory with the `find` of GNU and of busybox, "
          "and is an error elsewhere; a reader has to know where the code stands. `find . -type f` "
          "says it.",
      .reference = "https://www.shellcheck.net/wiki/SC2185",
      .since = "0.1",
      .replaces = {"hadolint:SC2185", "shellcheck:SC2185"},
      .check = CheckCommand,
  };
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  if (!docker::IsRunCode(command) || command->program() != "find") {
    return;
  }
  for (const docker::ShellWord& word : command->arguments) {
    const std::string& text = word.text;
    const bool leading =
        text.size() == 2 && std::string_view("EHLPXdfsxO").find(text[1]) != std::string_view::npos;
    if (!text.starts_with('-') || text == "--help") {
      return;
    }
    if (!leading) {
      break;
    }
  }
  report.Add({.span = command->name->span, .message = "`find` without a place to look in"});
}

}  // namespace linter::rules
