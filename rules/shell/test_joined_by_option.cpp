#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/shell_expansion.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule TestJoinedByOption() {
  return {
      .id = "test-joined-by-option",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .summary = "test is joined by -a or -o",
      .why =
          "`[ a -a b ]` and `[ a -o b ]` are read in more than one way when a value looks like an "
          "operator, and are obsolete in POSIX. `[ a ] && [ b ]` and `[ a ] || [ b ]` are not.",
      .reference = "https://www.shellcheck.net/wiki/SC2166",
      .since = "0.1",
      .replaces = {"hadolint:SC2166", "shellcheck:SC2166"},
      .check = CheckCommand,
  };
}

static bool IsOperand(const docker::ShellWord& word) {
  return word.text != "!" && word.text != "(" && word.text != "\\(" && word.text != "-a" &&
         word.text != "-o";
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  if (!docker::IsRunCode(command) || !command->name ||
      !(command->name->Is("[") || command->name->Is("test"))) {
    return;
  }
  const auto& words = command->arguments;
  for (std::size_t at = 1; at + 1 < words.size(); ++at) {
    const std::string& text = words[at].text;
    if ((text == "-a" || text == "-o") && IsOperand(words[at - 1])) {
      report.Add(
          {.span = words[at].span, .message = fmt::format("tests are joined by `{}`", text)});
      return;
    }
  }
}

}  // namespace linter::rules
