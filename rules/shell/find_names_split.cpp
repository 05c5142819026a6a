#include <algorithm>

#include "linter/check/report.h"
#include "linter/docker/shell_expansion.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule FindNamesSplit() {
  return {
      .id = "find-names-split",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .summary = "names that find prints are split at blanks by xargs",
      .why =
          "`xargs` splits what it reads at blanks and takes quotes for quotes: a file `a b` "
          "becomes `a` and `b`. `find … -print0 | xargs -0 …` and `find … -exec … {} +` take any "
          "name as it is.",
      .reference = "https://www.shellcheck.net/wiki/SC2038",
      .since = "0.1",
      .replaces = {"hadolint:SC2038", "shellcheck:SC2038"},
      .check = CheckCommand,
  };
}

static bool ReadsNul(const docker::ShellCommand& command) {
  const bool wrapped = command.program() != "xargs";
  const auto& words = wrapped ? command.wrapper_arguments : command.arguments;
  return std::any_of(words.begin(), words.end(), [](const docker::ShellWord& word) {
    const std::string& text = word.text;
    const bool letters = text.size() > 1 && text[0] == '-' && text[1] != '-';
    return text == "--null" || text.starts_with("--delim") || text == "-d" ||
           (letters && text.find('0') != std::string::npos &&
            text.find_first_of("nPLIs") == std::string::npos);
  });
}

static bool IsXargs(const docker::ShellCommand& command) {
  const auto& wrappers = command.wrappers;
  return command.program() == "xargs" ||
         std::any_of(wrappers.begin(), wrappers.end(),
                     [](const docker::ShellWord& word) { return word.Is("xargs"); });
}

static bool PrintsOtherwise(const docker::ShellCommand& find) {
  return std::any_of(find.arguments.begin(), find.arguments.end(),
                     [](const docker::ShellWord& word) {
                       return word.text == "-print0" || word.text.starts_with("-printf") ||
                              word.text.starts_with("-exec");
                     });
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  if (!docker::IsRunCode(command) || command->program() != "find" || command->pipeline == 0 ||
      PrintsOtherwise(command.command())) {
    return;
  }
  for (const docker::CommandView& other : command.instruction().commands()) {
    const bool next = other->pipeline == command->pipeline && !other->inner &&
                      other->pipe_index == command->pipe_index + 1;
    if (next && IsXargs(other.command()) && !ReadsNul(other.command())) {
      report.Add({.span = command->name->span,
                  .message = "names that `find` prints are split at blanks by `xargs`"});
      return;
    }
  }
}

}  // namespace linter::rules
