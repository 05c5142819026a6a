#include "linter/check/report.h"
#include "linter/docker/shell_expansion.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& run, Report& report);

Rule BraceExpansionInSh() {
  return {
      .id = "brace-expansion-in-sh",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .summary = "sh is given a brace expansion",
      .why =
          "`mkdir {a,b}` makes two directories in bash, and one that is called `{a,b}` in dash, "
          "the `/bin/sh` of Debian and Ubuntu, and in the shell of Alpine.",
      .reference = "https://www.shellcheck.net/wiki/SC3009",
      .since = "0.1",
      .replaces = {"hadolint:SC3009", "shellcheck:SC3009"},
      .check = CheckInstruction,
  };
}

// The word with everything that is quoted or replaced left out.
static std::string PlainText(const docker::ShellWord& word) {
  std::string text;
  for (const docker::WordPart& part : word.parts) {
    const bool plain =
        part.quoting == docker::Quoting::None &&
        (part.kind == docker::PartKind::Literal || part.kind == docker::PartKind::Glob ||
         part.kind == docker::PartKind::Brace);
    text += plain ? part.text : "x";
  }
  return text;
}

static bool HasBraces(const docker::ShellWord& word) {
  const std::string text = PlainText(word);
  const std::size_t open = text.find('{');
  const std::size_t close = text.rfind('}');
  if (open == std::string::npos || close == std::string::npos || close < open ||
      (open > 0 && text[open - 1] == '\\')) {
    return false;
  }
  const std::string_view inside = std::string_view(text).substr(open + 1, close - open - 1);
  const bool list = inside.find(',') != std::string_view::npos;
  const bool range = inside.find("..") != std::string_view::npos && inside.size() < 12;
  return list || range;
}

static void CheckWord(const docker::ShellWord& word, Report& report) {
  if (HasBraces(word)) {
    report.Add({.span = word.span, .message = "braces are not expanded by every `sh`"});
  }
}

static void CheckInstruction(const docker::InstructionView& run, Report& report) {
  for (const docker::ShellWord* word : docker::WordsOfLoops(run)) {
    if (docker::IsPosix(run.script().shell.kind)) {
      CheckWord(*word, report);
    }
  }
  for (const docker::CommandView& command : run.commands()) {
    if (docker::IsPosixCode(command)) {
      for (const docker::ShellWord& word : command->arguments) {
        CheckWord(word, report);
      }
    }
  }
}

}  // namespace linter::rules
