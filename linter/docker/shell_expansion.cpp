#include "linter/docker/shell_expansion.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

namespace linter::docker {

std::vector<const ShellWord*> WordsOf(const ShellCommand& command) {
  std::vector<const ShellWord*> words;
  if (command.name) {
    words.push_back(&*command.name);
  }
  for (const ShellWord& word : command.arguments) {
    words.push_back(&word);
  }
  for (const ShellAssignment& assignment : command.assignments) {
    if (assignment.value) {
      words.push_back(&*assignment.value);
    }
  }
  for (const ShellRedirect& redirect : command.redirects) {
    if (redirect.target) {
      words.push_back(&*redirect.target);
    }
  }
  return words;
}

// Names that ARG and ENV of a stage, and of those that it goes on from, set before an instruction.
static bool IsDeclared(const InstructionView& instruction, std::string_view name) {
  const BuildView& build = instruction.build();
  const auto sets = [&](const InstructionView& other) {
    if (other->keyword != Keyword::Arg && other->keyword != Keyword::Env) {
      return false;
    }
    return std::any_of(other->words.begin(), other->words.end(), [&](const Passage& word) {
      const std::string_view text = word.text();
      return text.substr(0, text.find('=')) == name;
    });
  };
  const Stage* stage = instruction.stage();
  for (std::size_t depth = 0; stage != nullptr && depth <= build.stages().size(); ++depth) {
    for (const InstructionView& other : build.InstructionsOf(*stage)) {
      if (other->index < instruction->index && sets(other)) {
        return true;
      }
    }
    stage = stage->parent ? &build.stages()[*stage->parent] : nullptr;
  }
  return IsProxyArgument(name);
}

// What a shell sets itself, and never to something with a blank.
static bool IsPlainByNature(std::string_view name) {
  static constexpr std::array<std::string_view, 15> Names = {
      "$",      "-",      "?",       "!",      "#",     "EUID",    "UID",    "PPID",
      "LINENO", "RANDOM", "SECONDS", "OPTIND", "SHLVL", "COLUMNS", "BASHPID"};
  return std::find(Names.begin(), Names.end(), name) != Names.end();
}

// Which variables of a script hold no blank, as far as can be told.
class Blanks {
 public:
  explicit Blanks(const InstructionView& instruction) : instruction_(instruction) {}

  bool MayHold(const std::string& name) {
    if (IsPlainByNature(name)) {
      return false;
    }
    if (!asked_.insert(name).second) {
      return false;
    }
    bool set = false;
    bool blank = false;
    const auto add = [&](const ShellWord* value) {
      set = true;
      blank = blank || (value != nullptr && MayHold(*value));
    };
    for (const ShellLoop& loop : instruction_.script().loops) {
      for (const ShellWord& word : loop.words) {
        if (loop.variable == name) {
          add(&word);
        }
      }
    }
    for (const CommandView& command : instruction_.commands()) {
      for (const ShellAssignment& one : command->assignments) {
        if (one.name == name && (!command->name || IsDeclaration(command.command()))) {
          add(one.value ? &*one.value : nullptr);
        }
      }
    }
    asked_.erase(name);
    return set ? blank : !IsDeclared(instruction_, name);
  }

  static bool IsDeclaration(const ShellCommand& command) {
    const std::string_view program = command.program();
    return program == "export" || program == "local" || program == "readonly" ||
           program == "declare" || program == "typeset";
  }

 private:
  bool MayHold(const ShellWord& value) {
    return std::any_of(value.parts.begin(), value.parts.end(), [&](const WordPart& part) {
      switch (part.kind) {
        case PartKind::Literal:
          return part.text.find_first_of(" \t\n*?[") != std::string::npos;
        case PartKind::Variable:
          return MayHold(part.text);
        case PartKind::Arithmetic:
          return false;
        default:
          return true;
      }
    });
  }

  const InstructionView& instruction_;
  std::set<std::string> asked_;
};

// `${#x}` is a number, `$@` a list, and `${x:+…}` is for the word in it.
static bool IsLeftAlone(const WordPart& part, std::string_view written) {
  if (part.text == "@" || part.text == "*" || written.starts_with("${#") ||
      written.find('[') != std::string_view::npos) {
    return true;
  }
  if (!written.starts_with("${")) {
    return false;
  }
  const std::string_view rest = written.substr(std::min(written.size(), 2 + part.text.size()));
  return rest.starts_with("+") || rest.starts_with(":+");
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

std::vector<const WordPart*> SplitParts(const CommandView& command) {
  std::vector<const WordPart*> parts;
  const InstructionView& run = command.instruction();
  if (run->keyword != Keyword::Run || command->inner || !command->name || command->name->Is("[[")) {
    return parts;
  }
  const bool assigns = command->shell != ShellKind::Sh && Blanks::IsDeclaration(command.command());
  Blanks blanks(run);
  for (const ShellWord& word : command->arguments) {
    for (const WordPart& part : word.parts) {
      if (part.quoting != Quoting::None || assigns) {
        continue;
      }
      const std::string_view written = run.build().file().Text(part.span);
      if (part.kind == PartKind::Variable && !IsLeftAlone(part, written) &&
          blanks.MayHold(part.text)) {
        parts.push_back(&part);
      } else if (part.kind == PartKind::Substitution && !IsProcessSubstitution(part) &&
                 !IsList(part)) {
        parts.push_back(&part);
      }
    }
  }
  return parts;
}

}  // namespace linter::docker
