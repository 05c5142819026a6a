#include <algorithm>
#include <cctype>

#include "linter/check/report.h"
#include "linter/docker/shell_expansion.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule EchoEscape() {
  return {
      .id = "echo-escape",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {},
      .summary = "echo is given a backslash that not every shell understands",
      .why =
          "`echo 'a\\nb'` prints two lines in dash, and a backslash and an `n` in bash: what the "
          "image gets depends on what its `/bin/sh` is. `printf 'a\\nb\\n'` is the same "
          "everywhere.",
      .reference = "https://www.shellcheck.net/wiki/SC2028",
      .since = "0.1",
      .replaces = {"hadolint:SC2028", "shellcheck:SC2028"},
      .check = CheckCommand,
  };
}

// `\n`, `\033`, `\x1b`, `\\` in a text as echo gets it.
static bool HasEscape(std::string_view text) {
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if (text[at] != '\\') {
      continue;
    }
    const char next = text[at + 1];
    const bool hexadecimal = next == 'x' && at + 2 < text.size() &&
                             std::isxdigit(static_cast<unsigned char>(text[at + 2])) != 0;
    if (std::string_view("rntabefv\\'01234567").find(next) != std::string_view::npos ||
        hexadecimal) {
      return true;
    }
  }
  return false;
}

// What is left of a word when the quotes around this part are taken away.
static bool PrintsEscape(const docker::WordPart& part) {
  if (part.kind != docker::PartKind::Literal || part.decoded ||
      part.quoting == docker::Quoting::None) {
    return false;
  }
  std::string text = part.text;
  for (std::size_t at = 0; part.quoting == docker::Quoting::Double && at + 1 < text.size(); ++at) {
    if (text[at] == '\\' && std::string_view("\"$`\\").find(text[at + 1]) != std::string::npos) {
      text.erase(at, 1);
    }
  }
  return HasEscape(text);
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  const auto shell = command->shell;
  if (!docker::IsRunCode(command) || command->program() != "echo" ||
      (shell != docker::ShellKind::Sh && shell != docker::ShellKind::Bash &&
       shell != docker::ShellKind::Ksh)) {
    return;
  }
  const auto& words = command->arguments;
  const bool enabled = std::any_of(words.begin(), words.end(), [](const docker::ShellWord& word) {
    const std::string_view text = word.constant();
    return text.size() > 1 && text[0] == '-' && text[1] != '-' &&
           text.find('e') != std::string_view::npos;
  });
  if (enabled) {
    return;
  }
  for (const docker::ShellWord& word : words) {
    const auto part = std::find_if(word.parts.begin(), word.parts.end(), PrintsEscape);
    if (part != word.parts.end()) {
      report.Add({.span = word.span, .message = "`echo` may print the backslash as it is"});
      return;
    }
  }
}

}  // namespace linter::rules
