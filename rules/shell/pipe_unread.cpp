#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "linter/check/report.h"
#include "linter/docker/shell_expansion.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule PipeUnread() {
  return {
      .id = "pipe-unread",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .summary = "pipe ends at a command that does not read it",
      .why =
          "`echo`, `rm`, `cp` and their like do not read their input: what is piped to them is "
          "lost. Meant was `xargs rm`, `&&` instead of `|`, or another command.",
      .reference = "https://www.shellcheck.net/wiki/SC2216",
      .since = "0.1",
      .replaces = {"hadolint:SC2216", "shellcheck:SC2216"},
      .check = CheckCommand,
  };
}

static bool ReadsNothing(std::string_view program) {
  static constexpr std::array<std::string_view, 40> Programs = {
      "alias",   "basename", "bg",    "cal",    "cd",       "chgrp",    "chmod",   "chown",
      "cp",      "du",       "echo",  "export", "fg",       "fuser",    "getconf", "getopt",
      "getopts", "ipcrm",    "ipcs",  "jobs",   "kill",     "ln",       "locale",  "ls",
      "mv",      "printf",   "ps",    "pwd",    "readlink", "realpath", "renice",  "rm",
      "rmdir",   "set",      "sleep", "touch",  "trap",     "ulimit",   "unalias", "uname"};
  return std::find(Programs.begin(), Programs.end(), program) != Programs.end();
}

// Asks, and reads the answers: `yes | rm -i *`. `du --files0-from=-` reads names.
static bool ReadsByOption(const docker::ShellCommand& command) {
  return std::any_of(
      command.arguments.begin(), command.arguments.end(), [&](const docker::ShellWord& word) {
        const std::string_view text = word.constant();
        const bool letters = text.size() > 1 && text[0] == '-' && text[1] != '-';
        if (command.program() == "du") {
          return text.starts_with("--files0-from") || text.starts_with("--exclude-from");
        }
        return (letters && text.find('i') != std::string_view::npos) ||
               text.starts_with("--interactive");
      });
}

// `echo "$(cat)"` reads by way of `cat`.
static bool HoldsReader(const docker::ShellCommand& command) {
  const auto words = docker::WordsOf(command);
  return std::any_of(words.begin(), words.end(), [](const docker::ShellWord* word) {
    return std::any_of(word->parts.begin(), word->parts.end(), [](const docker::WordPart& part) {
      return part.kind == docker::PartKind::Substitution;
    });
  });
}

// Not one of several, such as in `a | { b; c; }`.
static bool IsWhole(const docker::CommandView& command) {
  const auto& commands = command.instruction().commands();
  return std::count_if(commands.begin(), commands.end(), [&](const docker::CommandView& other) {
           return other->pipeline == command->pipeline && other->pipe_index == command->pipe_index;
         }) == 1;
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  const std::string_view program = command->program();
  if (!docker::IsRunCode(command) || command->join != docker::ShellJoin::Pipe ||
      command->pipe_index == 0 || !ReadsNothing(program)) {
    return;
  }
  const auto& wrappers = command->wrappers;
  const bool handed = std::any_of(wrappers.begin(), wrappers.end(),
                                  [](const docker::ShellWord& word) { return word.Is("xargs"); });
  const bool asks = program == "cp" || program == "mv" || program == "rm" || program == "du";
  if (handed || (asks && ReadsByOption(command.command())) || HoldsReader(command.command()) ||
      !IsWhole(command)) {
    return;
  }
  report.Add({.span = command->name->span,
              .message = fmt::format("`{}` does not read what is piped to it", program)});
}

}  // namespace linter::rules
