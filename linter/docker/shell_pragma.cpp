#include "linter/docker/shell_pragma.h"

#include <algorithm>

namespace linter::docker {

static void SkipBlanks(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
}

static bool Take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) {
    return false;
  }
  text.remove_prefix(word.size());
  return true;
}

std::optional<std::string_view> ShellNamedBy(std::string_view comment) {
  Take(comment, "#");
  SkipBlanks(comment);
  if (!Take(comment, "hadolint") || comment.find_first_of(" \t") != 0) {
    return std::nullopt;
  }
  SkipBlanks(comment);
  if (!Take(comment, "shell")) {
    return std::nullopt;
  }
  SkipBlanks(comment);
  if (!Take(comment, "=")) {
    return std::nullopt;
  }
  SkipBlanks(comment);
  const auto name = comment.substr(0, comment.find_first_of(" \t\r#"));
  return name.empty() ? std::nullopt : std::optional(name);
}

// The last comment that stands above one of the instructions behind `begin`, up to `last`.
static const Comment* LastPragma(const Dockerfile& dockerfile, std::uint32_t begin,
                                 std::uint32_t last) {
  const auto& pragmas = dockerfile.shell_pragmas;
  for (auto pragma = pragmas.rbegin(); pragma != pragmas.rend(); ++pragma) {
    if (pragma->instruction <= last) {
      return pragma->instruction > begin ? &*pragma : nullptr;
    }
  }
  return nullptr;
}

static ShellKind KindOf(const Dockerfile& dockerfile, const Comment& pragma) {
  return ShellKindOf(ShellNamedBy(dockerfile.file->Text(pragma.span)).value_or(""));
}

std::optional<ShellKind> ShellByPragma(const Dockerfile& dockerfile, const Instruction& instruction,
                                       const Instruction* chosen) {
  constexpr int LongestChain = 200;
  const auto& pragmas = dockerfile.shell_pragmas;
  if (pragmas.empty()) {
    return std::nullopt;
  }
  const Stage* stage = dockerfile.StageOf(instruction);
  std::uint32_t last = instruction.index;
  for (int step = 0; stage != nullptr && step < LongestChain; ++step) {
    const Comment* pragma = LastPragma(dockerfile, stage->begin, last);
    const bool here = chosen != nullptr && chosen->index > stage->begin && chosen->index < last;
    if (pragma != nullptr && (!here || pragma->instruction > chosen->index)) {
      return KindOf(dockerfile, *pragma);
    }
    if (here) {
      return std::nullopt;
    }
    stage = stage->parent ? &dockerfile.stages[*stage->parent] : nullptr;
    last = stage == nullptr ? 0 : stage->end - 1;
  }
  const bool for_all =
      !dockerfile.stages.empty() && pragmas.front().instruction <= dockerfile.stages.front().begin;
  return for_all && chosen == nullptr ? std::optional(KindOf(dockerfile, pragmas.front()))
                                      : std::nullopt;
}

}  // namespace linter::docker
