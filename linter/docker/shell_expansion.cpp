#include "linter/docker/shell_expansion.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace linter::docker {

bool IsRunCode(const CommandView& command) {
  return command.instruction()->keyword == Keyword::Run && !command->inner &&
         command->shell != ShellKind::Other && command.script().problems.empty() &&
         !command.script().torn;
}

bool IsPosix(ShellKind shell) {
  return shell == ShellKind::Sh || shell == ShellKind::Dash;
}

bool IsPosixCode(const CommandView& command) {
  return IsRunCode(command) && IsPosix(command->shell);
}

// Words that a shell splits: all but the values of assignments.
static std::vector<const ShellWord*> SplitWords(const ShellCommand& command) {
  std::vector<const ShellWord*> words;
  for (const ShellWord& word : command.wrappers) {
    words.push_back(&word);
  }
  for (const ShellWord& word : command.wrapper_arguments) {
    words.push_back(&word);
  }
  if (command.name) {
    words.push_back(&*command.name);
  }
  for (const ShellWord& word : command.arguments) {
    words.push_back(&word);
  }
  for (const ShellRedirect& redirect : command.redirects) {
    if (redirect.target) {
      words.push_back(&*redirect.target);
    }
  }
  return words;
}

static bool IsDeclaration(const ShellCommand& command) {
  const std::string_view program = command.program();
  return program == "export" || program == "local" || program == "readonly" ||
         program == "declare" || program == "typeset";
}

// `${#x}` is a number, `$@` a list, and `${x:+…}` is for the word in it.
static bool IsLeftAlone(const WordPart& part) {
  return part.plain || part.text == "@" || part.sign == '#' || part.operation.starts_with('+') ||
         part.operation.starts_with(":+") || part.operation.find("[@]") != std::string::npos;
}

static bool IsProcessSubstitution(const WordPart& part) {
  return part.text.starts_with("<(") || part.text.starts_with(">(");
}

// `seq` and `pgrep` print words that are meant to be split.
static bool IsList(const WordPart& part) {
  const std::size_t begin = part.text.starts_with("`") ? 1 : 2;
  const std::string_view code =
      std::string_view(part.text).substr(std::min(begin, part.text.size()));
  const std::size_t at = code.find_first_not_of(" \t");
  const std::string_view first =
      at == std::string_view::npos ? std::string_view() : code.substr(at, code.find(' ', at) - at);
  return first == "seq" || first == "pgrep" || first == ")" || first.empty();
}

std::vector<const ShellWord*> WordsOf(const ShellCommand& command) {
  std::vector<const ShellWord*> words = SplitWords(command);
  if (!IsDeclaration(command)) {
    for (const ShellAssignment& assignment : command.assignments) {
      if (assignment.value) {
        words.push_back(&*assignment.value);
      }
    }
  }
  return words;
}

std::vector<const ShellWord*> WordsOfLoops(const InstructionView& instruction) {
  std::vector<const ShellWord*> words;
  const bool run = instruction->keyword == Keyword::Run && instruction.script().problems.empty();
  for (const ShellLoop& loop : instruction.script().loops) {
    for (const ShellWord& word : loop.words) {
      if (run && !loop.inner) {
        words.push_back(&word);
      }
    }
  }
  return words;
}

std::string ListOf(const std::vector<std::string>& texts) {
  constexpr std::size_t Most = 3;
  const std::size_t shown = texts.size() <= Most + 1 ? texts.size() : Most;
  std::string list;
  for (std::size_t i = 0; i < shown; ++i) {
    const bool last = i + 1 == texts.size();
    list += fmt::format("{}`{}`", i == 0 ? "" : (last ? " and " : ", "), texts[i]);
  }
  return shown < texts.size() ? fmt::format("{} and {} more", list, texts.size() - shown) : list;
}

// `name=…`, `name+=…`, which most shells do not split where it is declared.
static bool IsAssignment(const ShellWord& word) {
  const std::string_view text = word.text;
  const std::size_t end = std::min(
      text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"),
      text.size());
  return end > 0 && (text.substr(end).starts_with('=') || text.substr(end).starts_with("+="));
}

// The name of a command is often a variable with options.
static bool IsWholeName(const ShellCommand& command, const ShellWord& word) {
  return command.name && &word == &*command.name && word.parts.size() == 1;
}

std::vector<const WordPart*> SplitParts(const CommandView& command) {
  std::vector<const WordPart*> parts;
  if (!IsRunCode(command) ||
      (command->name && (command->name->Is("[[") || command->name->Is("let")))) {
    return parts;
  }
  const bool declares = command->shell != ShellKind::Sh && IsDeclaration(command.command());
  for (const ShellWord* word : SplitWords(command.command())) {
    for (const WordPart& part : word->parts) {
      const bool assigns = declares && IsAssignment(*word);
      if (part.quoting != Quoting::None || assigns || IsWholeName(command.command(), *word)) {
        continue;
      }
      const bool variable = part.kind == PartKind::Variable && !IsLeftAlone(part);
      const bool output =
          part.kind == PartKind::Substitution && !IsProcessSubstitution(part) && !IsList(part);
      if (variable || output) {
        parts.push_back(&part);
      }
    }
  }
  return parts;
}

}  // namespace linter::docker
