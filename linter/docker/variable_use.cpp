#include "linter/docker/variable_use.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <string_view>

#include "linter/docker/casing.h"
#include "linter/docker/instruction_reader.h"
#include "linter/docker/pair.h"

namespace linter::docker {

// The words in which variables are replaced.
static std::vector<Passage> ExpandedWords(const Instruction& instruction) {
  std::vector<Passage> words;
  switch (instruction.keyword) {
    case Keyword::From:
      words.push_back(instruction.words.front());
      break;
    case Keyword::Arg:
    case Keyword::Env:
    case Keyword::Label:
      for (Pair& pair : Pairs(instruction)) {
        words.push_back(std::move(pair.name));
        words.push_back(pair.value.value_or(Passage()));
      }
      break;
    case Keyword::Add:
    case Keyword::Copy:
      std::copy_if(instruction.words.begin(), instruction.words.end(), std::back_inserter(words),
                   [&](const Passage& word) {
                     return instruction.heredocs.empty() || !ReadHeredocWord(word);
                   });
      break;
    case Keyword::Expose:
    case Keyword::Stopsignal:
    case Keyword::User:
    case Keyword::Volume:
    case Keyword::Workdir:
      words = instruction.words;
      break;
    default:
      break;
  }
  for (const std::string_view name : {"platform", "chown", "chmod"}) {
    const Flag* flag = instruction.FindFlag(name);
    if (flag != nullptr && flag->value) {
      words.push_back(*flag->value);
    }
  }
  return words;
}

std::vector<VariableUse> VariablesOf(const Dockerfile& dockerfile, const Instruction& instruction) {
  std::vector<VariableUse> uses;
  if (instruction.broken) {
    return uses;
  }
  for (const Passage& word : ExpandedWords(instruction)) {
    if (word.text().find('$') != std::string::npos) {
      auto found = dockerfile.Expand(instruction, word).uses;
      std::move(found.begin(), found.end(), std::back_inserter(uses));
    }
  }
  return uses;
}

Passage ExpandWithDefaults(const Dockerfile& dockerfile, const Instruction& from,
                           const Passage& word) {
  const Lookup lookup = [&](std::string_view name) {
    Variable variable = dockerfile.scope.FindGlobal(from.index, name);
    if (variable.state == Variable::State::Declared) {
      variable = {.state = Variable::State::Known, .value = {}};
    }
    return variable;
  };
  return Lex(word, {.escape = dockerfile.escape}, lookup).text;
}

// Official images set these, and so do those made from them.
static bool ImagesSet(std::string_view name) {
  constexpr std::array<std::string_view, 17> Names = {
      "HOME",         "PATH",         "LANG",          "LC_ALL",         "GOPATH",    "JAVA_HOME",
      "JAVA_VERSION", "NODE_VERSION", "YARN_VERSION",  "PHP_VERSION",    "PWD",       "HOSTNAME",
      "RUBY_VERSION", "PERL_VERSION", "NGINX_VERSION", "PYTHON_VERSION", "GO_VERSION"};
  return std::find(Names.begin(), Names.end(), name) != Names.end();
}

// Equal but for the case of letters, for one letter, or for the order of two.
static bool IsSlipOf(std::string_view left, std::string_view right) {
  constexpr std::size_t Shortest = 4;
  if (LowerCase(left) == LowerCase(right)) {
    return true;
  }
  if (left.size() > right.size()) {
    std::swap(left, right);
  }
  if (left.size() < Shortest || right.size() > left.size() + 1) {
    return false;
  }
  const auto [at, there] = std::mismatch(left.begin(), left.end(), right.begin());
  const auto same = static_cast<std::size_t>(at - left.begin());
  const std::size_t step = left.size() == right.size() ? 1 : 0;
  const bool swapped = step == 1 && same + 1 < left.size() && left[same] == right[same + 1] &&
                       left[same + 1] == right[same] &&
                       left.substr(same + 2) == right.substr(same + 2);
  return swapped || left.substr(std::min(same + step, left.size())) == right.substr(same + 1);
}

// Looks through a file once.
class UndefinedSearch {
 public:
  explicit UndefinedSearch(const BuildView& build);

  std::vector<UndefinedUse> Run();

 private:
  struct Declaration {
    // None before the first FROM.
    const Stage* stage = nullptr;
    Span span;
  };

  void Declare(const InstructionView& instruction);
  std::optional<UndefinedUse> Judge(const InstructionView& instruction, const VariableUse& use);
  std::optional<UndefinedUse> FindElsewhere(const Stage& stage, const VariableUse& use) const;
  std::optional<UndefinedUse> FindSlip(const InstructionView& instruction, const VariableUse& use);
  bool IsScratch(const Stage& stage) const;

  const BuildView& build_;
  const Dockerfile& dockerfile_;
  // All ARGs of the file, and where any name is declared first.
  std::map<std::string, std::vector<Declaration>, std::less<>> arguments_;
  std::map<std::string, Span, std::less<>> first_;
  // How often all names were compared.
  int searches_ = 0;
};

UndefinedSearch::UndefinedSearch(const BuildView& build)
    : build_(build), dockerfile_(build.dockerfile()) {
  for (const InstructionView& instruction : build.instructions()) {
    if (!instruction.trigger()) {
      Declare(instruction);
    }
  }
}

void UndefinedSearch::Declare(const InstructionView& instruction) {
  const bool argument = instruction->keyword == Keyword::Arg;
  if (!argument && instruction->keyword != Keyword::Env) {
    return;
  }
  for (const Pair& pair : Pairs(instruction.instruction())) {
    first_.emplace(pair.name.text(), pair.name.span());
    if (argument) {
      arguments_[pair.name.text()].push_back({instruction.stage(), pair.name.span()});
    }
  }
}

// As BuildKit keeps it, a stage that begins with nothing has no variables but those of the file.
bool UndefinedSearch::IsScratch(const Stage& stage) const {
  const Stage* first = &stage;
  for (std::size_t step = 0; first->parent && step < build_.stages().size(); ++step) {
    first = &build_.stages()[*first->parent];
  }
  return first->base == "scratch";
}

std::optional<UndefinedUse> UndefinedSearch::FindElsewhere(const Stage& stage,
                                                           const VariableUse& use) const {
  using Reason = UndefinedUse::Reason;
  const auto found = arguments_.find(use.name);
  if (found == arguments_.end()) {
    return IsPlatformArgument(use.name)
               ? std::optional(UndefinedUse{.use = use, .reason = Reason::BeforeStages})
               : std::nullopt;
  }
  std::optional<UndefinedUse> best;
  for (const Declaration& declaration : found->second) {
    const Reason reason = declaration.stage == nullptr  ? Reason::BeforeStages
                          : declaration.stage == &stage ? Reason::Later
                                                        : Reason::OtherStage;
    if (!best || reason < best->reason) {
      best = UndefinedUse{.use = use, .reason = reason, .declaration = declaration.span};
    }
  }
  return best;
}

std::optional<UndefinedUse> UndefinedSearch::FindSlip(const InstructionView& instruction,
                                                      const VariableUse& use) {
  constexpr int MostSearches = 200;
  constexpr std::string_view Always = "PATH";
  if (use.name.size() == Always.size() && IsSlipOf(use.name, Always)) {
    return UndefinedUse{
        .use = use, .reason = UndefinedUse::Reason::Misspelled, .nearest = std::string(Always)};
  }
  // A file with more of them was not written by a person.
  if (++searches_ > MostSearches) {
    return {};
  }
  for (const auto& name : dockerfile_.scope.Names(instruction.stage()->index, instruction->index)) {
    const auto declared = first_.find(name);
    if (declared != first_.end() && IsSlipOf(use.name, name)) {
      return UndefinedUse{.use = use,
                          .reason = UndefinedUse::Reason::Misspelled,
                          .declaration = declared->second,
                          .nearest = name};
    }
  }
  return {};
}

std::optional<UndefinedUse> UndefinedSearch::Judge(const InstructionView& instruction,
                                                   const VariableUse& use) {
  constexpr std::size_t DollarAndBraces = 3;
  const Stage& stage = *instruction.stage();
  const bool falls_back = use.span.size() > use.name.size() + DollarAndBraces;
  if (falls_back || ImagesSet(use.name) || IsProxyArgument(use.name) ||
      dockerfile_.scope.Declares(stage.index, instruction->index, use.name)) {
    return {};
  }
  if (auto elsewhere = FindElsewhere(stage, use)) {
    return elsewhere;
  }
  if (auto slip = FindSlip(instruction, use)) {
    return slip;
  }
  return IsScratch(stage) ? std::optional(UndefinedUse{.use = use}) : std::nullopt;
}

// ENV may name what it sets itself: that is another fault.
static std::set<std::string> NamesSetBy(const Instruction& instruction) {
  std::set<std::string> names;
  if (instruction.keyword != Keyword::Label) {
    for (const Pair& pair : Pairs(instruction)) {
      names.insert(pair.name.text());
    }
  }
  return names;
}

std::vector<UndefinedUse> UndefinedSearch::Run() {
  std::vector<UndefinedUse> undefined;
  std::set<std::string> seen;
  const Stage* stage = nullptr;
  for (const InstructionView& instruction : build_.instructions()) {
    if (instruction.trigger() || instruction.stage() == nullptr ||
        instruction->keyword == Keyword::From) {
      continue;
    }
    if (instruction.stage() != stage) {
      stage = instruction.stage();
      seen.clear();
    }
    const auto uses = VariablesOf(dockerfile_, instruction.instruction());
    const auto own = uses.empty() ? std::set<std::string>() : NamesSetBy(instruction.instruction());
    for (const VariableUse& use : uses) {
      if (own.contains(use.name) || seen.contains(use.name)) {
        continue;
      }
      if (auto found = Judge(instruction, use)) {
        seen.insert(use.name);
        found->instruction = &instruction;
        undefined.push_back(std::move(*found));
      }
    }
  }
  return undefined;
}

std::vector<UndefinedUse> UndefinedUses(const BuildView& build) {
  return UndefinedSearch(build).Run();
}

}  // namespace linter::docker
