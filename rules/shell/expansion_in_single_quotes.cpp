#include <algorithm>
#include <array>
#include <cctype>

#include "linter/check/report.h"
#include "linter/docker/shell_expansion.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule ExpansionInSingleQuotes() {
  return {
      .id = "expansion-in-single-quotes",
      .severity = Severity::Info,
      .precision = Precision::Low,
      .profiles = {},
      .summary = "variable in single quotes is not replaced",
      .why =
          "In single quotes `$name` and `$(…)` stay as they are; in double quotes they are "
          "replaced. Often that is what is meant, such as in a line for a shell's start file; "
          "programs to which `$` means something themselves (awk, perl, jq, sed's end of line, "
          "shells) are left alone.",
      .reference = "https://www.shellcheck.net/wiki/SC2016",
      .since = "0.1",
      .replaces = {"hadolint:SC2016", "shellcheck:SC2016"},
      .check = CheckCommand,
  };
}

static bool IsNamePart(char each) {
  return std::isalnum(static_cast<unsigned char>(each)) != 0 || each == '_';
}

static bool HasExpansion(std::string_view text) {
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    const char next = text[at + 1];
    if (text[at] == '$' && (next == '{' || next == '(' || IsNamePart(next))) {
      return true;
    }
    if (text[at] == '`' && next != '`' && text.find('`', at + 1) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

// `$p`, `$d`: the last line and what sed does with it.
static bool IsLastLine(std::string_view text) {
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    const bool last = at + 2 >= text.size();
    if (text[at] == '$' && std::string_view("{dpsaic").find(text[at + 1]) != std::string::npos &&
        (last || std::isalpha(static_cast<unsigned char>(text[at + 2])) == 0)) {
      return true;
    }
  }
  return false;
}

// The program that reads the words, such as the one that `find -exec` starts.
static std::string_view Reader(const docker::ShellCommand& command) {
  const std::string_view program = command.program();
  for (std::size_t at = 0; program == "find" && at + 1 < command.arguments.size(); ++at) {
    const std::string_view option = command.arguments[at].constant();
    if (option == "-exec" || option == "-execdir" || option == "-ok" || option == "-okdir") {
      return command.arguments[at + 1].constant();
    }
  }
  return program == "busybox" && !command.arguments.empty() ? command.arguments[0].constant()
                                                            : program;
}

static bool ReadsDollars(const docker::ShellCommand& command) {
  static constexpr std::array<std::string_view, 23> Programs = {
      "trap",  "sh",   "bash",  "ksh",    "zsh",   "ash",    "dash",      "su",
      "ssh",   "eval", "alias", "sudo",   "doas",  "docker", "podman",    "oc",
      "xprop", "jq",   "yq",    "rename", "unset", "rg",     "dpkg-query"};
  const std::string_view reader = Reader(command);
  const auto known = [](std::string_view name) {
    return std::find(Programs.begin(), Programs.end(), name) != Programs.end();
  };
  const bool filter =
      reader == "git" && !command.arguments.empty() && command.arguments[0].Is("filter-branch");
  return filter || known(reader) || reader.ends_with("awk") || reader.starts_with("perl") ||
         std::any_of(command.wrappers.begin(), command.wrappers.end(),
                     [&](const docker::ShellWord& word) { return known(word.constant()); });
}

static bool IsPrompt(const docker::ShellCommand& command, const docker::ShellWord& word) {
  return std::any_of(
      command.assignments.begin(), command.assignments.end(),
      [&](const docker::ShellAssignment& assignment) {
        return assignment.span.begin <= word.span.begin && word.span.end <= assignment.span.end &&
               (assignment.name.starts_with("PS") || assignment.name == "PROMPT_COMMAND");
      });
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  if (!docker::IsRunCode(command) || ReadsDollars(command.command())) {
    return;
  }
  const bool sed = Reader(command.command()) == "sed";
  for (const docker::ShellWord* word : docker::WordsOf(command.command())) {
    for (const docker::WordPart& part : word->parts) {
      const bool quoted = part.quoting == docker::Quoting::Single && !part.decoded;
      if (quoted && HasExpansion(part.text) && !(sed && IsLastLine(part.text)) &&
          !IsPrompt(command.command(), *word)) {
        report.Add({.span = part.span, .message = "nothing is replaced in single quotes"});
        return;
      }
    }
  }
}

}  // namespace linter::rules
