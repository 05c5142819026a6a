#include "linter/docker/shell_values.h"

#include <algorithm>
#include <array>

namespace linter::docker {

// More than anyone assigns in one RUN; what goes beyond looks as at the beginning.
constexpr std::size_t MostNames = 1000;

bool IsPlainByNature(std::string_view name) {
  static constexpr std::array<std::string_view, 15> Names = {
      "$",      "-",      "?",       "!",      "#",     "EUID",    "UID",    "PPID",
      "LINENO", "RANDOM", "SECONDS", "OPTIND", "SHLVL", "COLUMNS", "BASHPID"};
  return std::find(Names.begin(), Names.end(), name) != Names.end();
}

// Of two ways to one place.
static Look EitherOf(Look one, Look other) {
  if (one == Look::Empty || one == other) {
    return other;
  }
  return other == Look::Empty ? one : Look::Any;
}

static Look LookOf(std::string_view literal) {
  if (literal.empty()) {
    return Look::Empty;
  }
  return literal.find_first_of(" \t\n*?[") == std::string_view::npos ? Look::Plain : Look::Any;
}

Look ShellValues::At(const State& state, std::size_t number) const {
  return number < state.looks.size() ? state.looks[number] : first_[number];
}

ShellValues::State ShellValues::Joined(const State& one, const State& other) const {
  if (one.ended || other.ended) {
    return one.ended ? other : one;
  }
  State both = one;
  const std::size_t size = std::max(one.looks.size(), other.looks.size());
  for (std::size_t number = both.looks.size(); number < size; ++number) {
    both.looks.push_back(first_[number]);
  }
  for (std::size_t number = 0; number < size; ++number) {
    both.looks[number] = EitherOf(both.looks[number], At(other, number));
  }
  return both;
}

void ShellValues::Set(std::string_view name, Look look) {
  auto found = numbers_.find(name);
  if (found == numbers_.end()) {
    if (numbers_.size() >= MostNames) {
      return;
    }
    found = numbers_.emplace(name, first_.size()).first;
    first_.push_back(IsPlainByNature(name) || declared_(name) ? Look::Plain : Look::Any);
  }
  for (std::size_t number = state_.looks.size(); number <= found->second; ++number) {
    state_.looks.push_back(first_[number]);
  }
  state_.looks[found->second] = look;
}

void ShellValues::MaySet(std::string_view name, Look look) {
  Set(name, EitherOf(Of(name), look));
}

void ShellValues::SetOneOf(std::string_view name, const std::vector<ShellWord>& words) {
  // Words that are split may be names of files, with blanks.
  const bool split = std::any_of(words.begin(), words.end(), [](const ShellWord& word) {
    return std::any_of(word.parts.begin(), word.parts.end(), [](const WordPart& part) {
      return part.quoting == Quoting::None &&
             (part.kind == PartKind::Variable || part.kind == PartKind::Substitution);
    });
  });
  Look any = words.empty() || split ? Look::Any : Look::Empty;
  for (const ShellWord& word : words) {
    any = EitherOf(any, Of(word));
  }
  Set(name, any);
}

void ShellValues::Apply(const ShellCommand& command) {
  const std::string_view program = command.program();
  if (program == "exit" || program == "return" || program == "break" || program == "continue") {
    state_.ended = true;
  } else if (program == "let") {
    for (const ShellWord& word : command.arguments) {
      const std::string_view text = word.constant();
      Set(text.substr(0, text.find_first_of("=+- ")), Look::Plain);
    }
  } else if (program == "read" || program == "getopts" || program == "unset" ||
             program == "printf" || program == "mapfile" || program == "readarray") {
    // `printf` sets what stands behind `-v` only, but text is no name that matters.
    const bool prints = program == "printf";
    for (std::size_t index = 0; index < command.arguments.size(); ++index) {
      const bool names = !prints || (index == 1 && command.arguments[0].Is("-v"));
      const std::string_view name = command.arguments[index].constant();
      if (names && !name.empty()) {
        Set(name, Look::Any);
      }
    }
  }
}

void ShellValues::Assign(const ShellAssignment& assignment) {
  const Look look = assignment.value ? Of(*assignment.value) : Look::Empty;
  if (!assignment.appends) {
    Set(assignment.name, look);
  } else if (look != Look::Empty) {
    Set(assignment.name, EitherOf(Of(assignment.name), look));
  }
}

Look ShellValues::Of(std::string_view name) const {
  const auto found = numbers_.find(name);
  if (found != numbers_.end()) {
    return At(state_, found->second);
  }
  return IsPlainByNature(name) || declared_(name) ? Look::Plain : Look::Any;
}

Look ShellValues::Of(const WordPart& part) const {
  switch (part.kind) {
    case PartKind::Literal:
      return LookOf(part.text);
    case PartKind::Variable:
      if (part.sign != 0) {
        return part.sign == '#' ? Look::Plain : Look::Any;
      }
      // What is cut from a word leaves a word, or nothing.
      return part.operation.empty() || part.operation[0] == '%' || part.operation[0] == '#'
                 ? Of(std::string_view(part.text))
                 : Look::Any;
    case PartKind::Arithmetic:
      return Look::Plain;
    case PartKind::Brace:
      return part.text.starts_with('(') || part.text.find('$') != std::string::npos
                 ? Look::Any
                 : LookOf(part.text);
    default:
      return Look::Any;
  }
}

Look ShellValues::Of(const ShellWord& word) const {
  Look all = Look::Empty;
  for (const WordPart& part : word.parts) {
    all = EitherOf(all, Of(part));
  }
  return all;
}

void ShellValues::Mark(ShellWord& word) const {
  for (WordPart& part : word.parts) {
    part.plain = part.kind == PartKind::Variable && Of(std::string_view(part.text)) == Look::Plain;
  }
}

}  // namespace linter::docker
