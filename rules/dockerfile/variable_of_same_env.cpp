#include <fmt/format.h>

#include <map>
#include <string_view>

#include "linter/check/report.h"
#include "linter/docker/pair.h"
#include "linter/docker/variable_use.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule VariableOfSameEnv() {
  return {
      .id = "variable-of-same-env",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "ENV uses a variable that it sets itself",
      .why =
          "All values of one ENV are made with what was set before it: in "
          "`ENV A=1 B=$A`, `B` is what `A` was, most often empty. Two ENV instructions say what "
          "is meant. A variable that an `ARG` or `ENV` above has set may be meant to have its "
          "old value and is left alone, and so is one that is used in its own value "
          "(`PATH=/bin:$PATH`).",
      .reference = "https://docs.docker.com/reference/dockerfile/#environment-replacement",
      .since = "0.1",
      .replaces = {"hadolint:DL3044"},
      .check = CheckInstruction,
  };
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  const auto* stage = instruction.stage();
  if (instruction->keyword != docker::Keyword::Env || stage == nullptr) {
    return;
  }
  const auto& dockerfile = instruction.dockerfile();
  const auto pairs = docker::Pairs(instruction.instruction());
  std::map<std::string_view, Span> set;
  for (const auto& pair : pairs) {
    set.emplace(pair.name.text(), pair.name.span());
  }
  for (const auto& pair : pairs) {
    if (!pair.value || pairs.size() < 2) {
      continue;
    }
    for (const auto& use : dockerfile.Expand(instruction.instruction(), *pair.value).uses) {
      const auto found = set.find(use.name);
      if (found != set.end() && !(pair.name == use.name) &&
          !dockerfile.scope.Declares(stage->index, instruction->index, use.name)) {
        report.Add(
            {.span = use.span,
             .message = fmt::format("`{}` has its new value only behind this `ENV`", use.name),
             .labels = {{found->second, "set here"}}});
        return;
      }
    }
  }
}

}  // namespace linter::rules
