#include "linter/docker/scope.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <limits>

#include "linter/docker/dockerfile.h"
#include "linter/docker/instruction_reader.h"
#include "linter/docker/pair.h"
#include "linter/docker/split.h"

namespace linter::docker {

// How many stages that go on from each other are looked through for a variable.
constexpr int LongestChain = 200;
constexpr std::uint32_t AtEnd = std::numeric_limits<std::uint32_t>::max();

bool IsProxyArgument(std::string_view name) {
  constexpr std::array<std::string_view, 10> Names = {
      "HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "FTP_PROXY",
      "ftp_proxy",  "NO_PROXY",   "no_proxy",    "ALL_PROXY",   "all_proxy"};
  return std::find(Names.begin(), Names.end(), name) != Names.end();
}

bool IsPlatformArgument(std::string_view name) {
  constexpr std::array<std::string_view, 11> Names = {
      "BUILDPLATFORM", "BUILDOS",        "BUILDOSVERSION", "BUILDARCH",
      "BUILDVARIANT",  "TARGETPLATFORM", "TARGETOS",       "TARGETOSVERSION",
      "TARGETARCH",    "TARGETVARIANT",  "TARGETSTAGE"};
  return std::find(Names.begin(), Names.end(), name) != Names.end();
}

const Variable* Scope::FindIn(const Changes& changes, std::uint32_t before, std::string_view name) {
  const auto entry = changes.find(name);
  if (entry == changes.end()) {
    return nullptr;
  }
  const auto& history = entry->second;
  const auto after = std::lower_bound(
      history.begin(), history.end(), before,
      [](const Change& change, std::uint32_t index) { return change.instruction < index; });
  return after == history.begin() ? nullptr : &(after - 1)->variable;
}

Variable Scope::FindGlobal(std::uint32_t before, std::string_view name) const {
  if (const Variable* variable = FindIn(globals_, before, name)) {
    return *variable;
  }
  return {.state = IsPlatformArgument(name) ? Variable::State::Unknown : Variable::State::Unset,
          .value = {}};
}

Variable Scope::Find(std::uint32_t stage, std::uint32_t before, std::string_view name) const {
  for (int step = 0; step < LongestChain && stage < stages_.size(); ++step) {
    const StageScope& scope = stages_[stage];
    if (const Variable* variable = FindIn(scope.changes, before, name)) {
      return *variable;
    }
    if (!scope.parent) {
      const bool empty = scope.scratch && name != "PATH";
      return {.state = empty ? Variable::State::Unset : Variable::State::Unknown, .value = {}};
    }
    stage = *scope.parent;
    before = AtEnd;
  }
  return {.state = Variable::State::Unknown, .value = {}};
}

std::set<std::string, std::less<>> Scope::Names(std::uint32_t stage, std::uint32_t before) const {
  std::set<std::string, std::less<>> names;
  for (int step = 0; step < LongestChain && stage < stages_.size(); ++step) {
    const StageScope& scope = stages_[stage];
    for (const auto& [name, history] : scope.changes) {
      if (FindIn(scope.changes, before, name) != nullptr) {
        names.insert(name);
      }
    }
    if (!scope.parent) {
      break;
    }
    stage = *scope.parent;
    before = AtEnd;
  }
  return names;
}

bool Scope::Declares(std::uint32_t stage, std::uint32_t before, std::string_view name) const {
  for (int step = 0; step < LongestChain && stage < stages_.size(); ++step) {
    const StageScope& scope = stages_[stage];
    if (FindIn(scope.changes, before, name) != nullptr) {
      return true;
    }
    if (!scope.parent) {
      break;
    }
    stage = *scope.parent;
    before = AtEnd;
  }
  return false;
}

// Walks over a file once, from its first line to its last.
class ScopeBuilder {
 public:
  explicit ScopeBuilder(Dockerfile& target) : target_(target) {}

  void Run();

 private:
  void Begin(Stage& stage);
  void AddGlobal(const Instruction& instruction);
  void AddArguments(const Instruction& instruction);
  void AddEnvironment(const Instruction& instruction);
  void CheckWords(const Instruction& instruction);
  LexResult Expand(const Instruction& instruction, const Passage& word);
  static void Set(Scope::Changes& changes, const Instruction& instruction, std::string_view name,
                  Variable variable);

  Dockerfile& target_;
  // The last stage of each name.
  std::map<std::string, std::uint32_t> named_;
};

static std::string Lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower;
}

void ScopeBuilder::Set(Scope::Changes& changes, const Instruction& instruction,
                       std::string_view name, Variable variable) {
  auto& history = changes[std::string(name)];
  if (!history.empty() && history.back().instruction == instruction.index) {
    history.back().variable = std::move(variable);
    return;
  }
  history.push_back({instruction.index, std::move(variable)});
}

static void Refuse(Dockerfile& target, const Instruction& instruction, const Span& span,
                   std::string message) {
  if (!instruction.broken) {
    target.instructions[instruction.index].broken = true;
    target.problems.push_back(
        {.kind = ProblemKind::DockerfileSyntax, .span = span, .message = std::move(message)});
  }
}

LexResult ScopeBuilder::Expand(const Instruction& instruction, const Passage& word) {
  LexResult result = target_.Expand(instruction, word);
  if (result.error) {
    Refuse(target_, instruction, word.span(),
           fmt::format("failed to process {}: {}", Quoted(word.text()), *result.error));
    result.text.AppendUnknown(word.span());
  }
  return result;
}

void ScopeBuilder::Begin(Stage& stage) {
  const Instruction& from = target_.instructions[stage.begin];
  target_.scope.stages_.emplace_back();
  if (!from.words.empty()) {
    stage.base = Expand(from, from.words[0]).text;
    if (stage.base.empty()) {
      Refuse(target_, from, from.words[0].span(),
             fmt::format("base name ({}) should not be blank", from.words[0].text()));
    }
  }
  Scope::StageScope& scope = target_.scope.stages_.back();
  const auto parent = named_.find(Lower(stage.base.text()));
  if (stage.base.known() && parent != named_.end()) {
    stage.parent = parent->second;
    scope.parent = parent->second;
  }
  if (stage.name) {
    named_[Lower(stage.name->text())] = stage.index;
  }
  scope.scratch = stage.base == "scratch";
}

void ScopeBuilder::AddGlobal(const Instruction& instruction) {
  for (const Pair& pair : Pairs(instruction)) {
    Variable variable = {.state = Variable::State::Declared, .value = {}};
    if (pair.value) {
      variable = {.state = Variable::State::Known, .value = Expand(instruction, *pair.value).text};
    } else if (target_.scope.FindGlobal(AtEnd, pair.name.text()).state != Variable::State::Unset) {
      continue;
    }
    Set(target_.scope.globals_, instruction, pair.name.text(), std::move(variable));
  }
}

void ScopeBuilder::AddArguments(const Instruction& instruction) {
  const auto stage = static_cast<std::uint32_t>(target_.scope.stages_.size()) - 1;
  for (const Pair& pair : Pairs(instruction)) {
    const std::string& name = pair.name.text();
    Variable variable;
    if (pair.value) {
      variable = {.state = Variable::State::Known, .value = Expand(instruction, *pair.value).text};
    } else {
      variable = target_.scope.FindGlobal(AtEnd, name);
      const auto before = target_.scope.Find(stage, instruction.index, name).state;
      if (variable.state == Variable::State::Unset) {
        variable.state = Variable::State::Declared;
      }
      if (variable.state == Variable::State::Declared && before == Variable::State::Known) {
        continue;
      }
    }
    Set(target_.scope.stages_[stage].changes, instruction, name, std::move(variable));
  }
}

void ScopeBuilder::AddEnvironment(const Instruction& instruction) {
  for (const Pair& pair : Pairs(instruction)) {
    const LexResult name = Expand(instruction, pair.name);
    if (pair.value && name.text.known()) {
      Set(target_.scope.stages_.back().changes, instruction, name.text.text(),
          {.state = Variable::State::Known, .value = Expand(instruction, *pair.value).text});
    }
  }
}

void ScopeBuilder::CheckWords(const Instruction& instruction) {
  switch (instruction.keyword) {
    case Keyword::Add:
    case Keyword::Copy:
    case Keyword::Expose:
    case Keyword::Stopsignal:
    case Keyword::User:
    case Keyword::Volume:
    case Keyword::Workdir:
      break;
    case Keyword::Label:
      for (const Pair& pair : Pairs(instruction)) {
        Expand(instruction, pair.name);
        Expand(instruction, pair.value.value_or(Passage()));
      }
      return;
    default:
      return;
  }
  for (const Passage& word : instruction.words) {
    if (instruction.heredocs.empty() || !ReadHeredocWord(word)) {
      Expand(instruction, word);
    }
  }
}

void ScopeBuilder::Run() {
  std::size_t next = 0;
  for (const Instruction& instruction : target_.instructions) {
    if (next < target_.stages.size() && target_.stages[next].begin == instruction.index) {
      Begin(target_.stages[next++]);
    } else if (instruction.broken) {
      continue;
    } else if (next == 0) {
      if (instruction.keyword == Keyword::Arg) {
        AddGlobal(instruction);
      }
    } else if (instruction.keyword == Keyword::Arg) {
      AddArguments(instruction);
    } else if (instruction.keyword == Keyword::Env) {
      AddEnvironment(instruction);
    } else {
      CheckWords(instruction);
    }
  }
}

void ResolveVariables(Dockerfile& target) {
  ScopeBuilder(target).Run();
}

LexResult Dockerfile::Expand(const Instruction& instruction, const Passage& word) const {
  const Stage* stage = StageOf(instruction);
  const bool global = stage == nullptr || stage->begin == instruction.index;
  const Lookup lookup = [&](std::string_view name) {
    return global ? scope.FindGlobal(instruction.index, name)
                  : scope.Find(stage->index, instruction.index, name);
  };
  return Lex(word, {.escape = escape}, lookup);
}

const Instruction* Dockerfile::Latest(Keyword keyword, const Stage& stage,
                                      std::uint32_t before) const {
  const Stage* current = &stage;
  for (int step = 0; step < LongestChain; ++step) {
    for (std::uint32_t index = std::min(before, current->end); index > current->begin; --index) {
      const Instruction& instruction = instructions[index - 1];
      if (instruction.keyword == keyword && !instruction.broken) {
        return &instruction;
      }
    }
    if (!current->parent) {
      return nullptr;
    }
    current = &stages[*current->parent];
    before = current->end;
  }
  return nullptr;
}

}  // namespace linter::docker
