#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/docker/shell_expansion.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule FileReadAndWritten() {
  return {
      .id = "file-read-and-written",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .summary = "file is written by the pipe that reads it",
      .why =
          "`sed s/a/b/ file > file` empties the file before `sed` reads it, and so does `cat file "
          "| sed s/a/b/ > file`, sometimes. With `>>` the pipe reads what it writes. Write to "
          "another file and move it, or use `sed -i`. An argument of the same text counts as a "
          "file that is read.",
      .reference = "https://www.shellcheck.net/wiki/SC2094",
      .since = "0.1",
      .replaces = {"hadolint:SC2094", "shellcheck:SC2094"},
      .check = CheckCommand,
  };
}

static bool Writes(const docker::ShellRedirect& redirect) {
  return redirect.sign == ">" || redirect.sign == ">>" || redirect.sign == "&>";
}

static bool Reads(const docker::ShellCommand& command, const std::string& file) {
  const std::string_view program = command.program();
  if (program == "echo" || program == "printf" || program == "sponge" || program == "set" ||
      program == "basename" || program == "dirname" || program == "[" || program == "test") {
    return false;
  }
  return std::any_of(command.arguments.begin(), command.arguments.end(),
                     [&](const docker::ShellWord& word) { return word.text == file; }) ||
         std::any_of(command.redirects.begin(), command.redirects.end(),
                     [&](const docker::ShellRedirect& redirect) {
                       return redirect.sign == "<" && redirect.target &&
                              redirect.target->text == file;
                     });
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  if (!docker::IsRunCode(command)) {
    return;
  }
  for (const docker::ShellRedirect& redirect : command->redirects) {
    if (!Writes(redirect) || !redirect.target || redirect.target->text.starts_with("/dev/")) {
      continue;
    }
    const std::string& file = redirect.target->text;
    for (const docker::CommandView& other : command.instruction().commands()) {
      const bool beside = other->pipeline != 0 && other->pipeline == command->pipeline &&
                          other->pipe_index <= command->pipe_index;
      if ((beside || &other.command() == &command.command()) && !other->inner &&
          Reads(other.command(), file)) {
        report.Add({.span = redirect.target->span,
                    .message = fmt::format("`{}` is written by the pipe that reads it", file)});
        return;
      }
    }
  }
}

}  // namespace linter::rules
