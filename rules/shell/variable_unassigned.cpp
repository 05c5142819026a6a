#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "linter/check/report.h"
#include "linter/docker/shell_expansion.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule VariableUnassigned() {
  return {
      .id = "variable-unassigned",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .summary = "variable is used that nothing sets",
      .why =
          "Neither the code nor an ARG or ENV before it sets the variable, so that it is empty: a "
          "name is misspelt, or a RUN relies on what an earlier one has set, which ends with it. "
          "Names in capitals, which an image may set, are left alone, and so is code that reads "
          "other code (`.`, `source`, `eval`), and `${name:-…}`.",
      .reference = "https://www.shellcheck.net/wiki/SC2154",
      .since = "0.1",
      .replaces = {"hadolint:SC2154", "shellcheck:SC2154"},
      .check = CheckCommand,
  };
}

static bool IsLocalName(const std::string& name) {
  return std::any_of(name.begin(), name.end(), [](unsigned char c) { return std::islower(c); }) &&
         std::isdigit(static_cast<unsigned char>(name[0])) == 0 && name != "auto_resume" &&
         name != "histchars" && name != "rest";
}

// By any way of setting it that the text shows.
static bool IsSet(const docker::CommandView& command, const std::string& name) {
  const docker::ShellScript& script = command.script();
  const auto loops = std::any_of(script.loops.begin(), script.loops.end(),
                                 [&](const auto& loop) { return loop.variable == name; });
  const auto commands = std::any_of(
      script.commands.begin(), script.commands.end(), [&](const docker::ShellCommand& other) {
        const std::string_view program = other.program();
        if (program == "." || program == "source" || program == "eval") {
          return true;
        }
        const bool names = program == "read" || program == "getopts" || program == "mapfile" ||
                           program == "readarray" || program == "printf" || program == "let" ||
                           program == "local" || program == "declare" || program == "export";
        return names && std::any_of(other.arguments.begin(), other.arguments.end(),
                                    [&](const auto& word) { return word.Is(name); });
      });
  const std::string& text = script.source.text();
  return loops || commands || text.find(name + "=") != std::string::npos ||
         text.find(name + "+") != std::string::npos || text.find(name + ":=") != std::string::npos;
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  if (!docker::IsRunCode(command)) {
    return;
  }
  for (const docker::ShellWord* word : docker::WordsOf(command.command())) {
    for (const docker::WordPart& part : word->parts) {
      const bool guarded = part.operation.starts_with(':') || part.operation.starts_with('-') ||
                           part.operation.starts_with('+') || part.operation.starts_with('?') ||
                           part.operation.starts_with('=');
      if (part.kind == docker::PartKind::Variable && !part.plain && part.sign != '!' && !guarded &&
          IsLocalName(part.text) && !IsSet(command, part.text)) {
        report.Add({.span = part.span, .message = fmt::format("nothing sets `{}`", part.text)});
        return;
      }
    }
  }
}

}  // namespace linter::rules
