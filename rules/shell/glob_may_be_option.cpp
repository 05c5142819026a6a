#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/shell_expansion.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule GlobMayBeOption() {
  return {
      .id = "glob-may-be-option",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {},
      .summary = "glob may stand for a name that is taken for an option",
      .why =
          "`*` becomes the names of files, and one that begins with `-` is an option to the "
          "command: a file named `-rf` changes what `rm *` does. `./*` and `-- *` leave no room "
          "for that. `echo` and `printf` are left alone.",
      .reference = "https://www.shellcheck.net/wiki/SC2035",
      .since = "0.1",
      .replaces = {"hadolint:SC2035", "shellcheck:SC2035"},
      .fix = FixKind::Unsafe,
      .check = CheckCommand,
  };
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  const std::string_view program = command->program();
  if (!docker::IsRunCode(command) || program == "echo" || program == "printf" || program == "[" ||
      program == "[[" || !command->name) {
    return;
  }
  for (const docker::ShellWord& word : command->arguments) {
    if (word.Is("--") || word.Is(":::") || word.Is("::::")) {
      return;
    }
    const bool glob = !word.parts.empty() && word.parts[0].kind == docker::PartKind::Glob &&
                      word.parts[0].quoting == docker::Quoting::None &&
                      (word.text.starts_with('*') || word.text.starts_with('?'));
    if (glob) {
      const Span& span = word.span;
      report.Add(
          {.span = span,
           .message = fmt::format("`{}` may stand for a name that begins with `-`", word.text),
           .fixes = {{.title = "put `./` before it",
                      .safety = Safety::Unsafe,
                      .edits = {{{span.file, span.begin, span.begin}, "./"}}}}});
      return;
    }
  }
}

}  // namespace linter::rules
