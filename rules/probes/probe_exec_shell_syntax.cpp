#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/command.h"
#include "linter/k8s/health.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ProbeExecShellSyntax() {
  return {
      .id = "probe-exec-shell-syntax",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "exec probe hands what only a shell understands to a program",
      .why =
          "No shell reads the command of a probe: `|`, `&&`, `>` and `$NAME` go to the program "
          "as they are written. (`$(NAME)` is replaced by Kubernetes.) The program most likely "
          "refuses them, or the test is not what it seems to be. Speaks of words that are an "
          "operator, and of words that start with `$NAME`, where no word is a shell.",
      .reference =
          ""
          "https://kubernetes.io/docs/tasks/configure-pod-container/"
          "configure-liveness-readiness-startup-probes/#define-a-liveness-command",
      .since = "0.1",
      .checklist = {"HM-H-1", "HM-H-2"},
      .check = CheckContainer,
  };
}

static bool IsOperator(std::string_view word) {
  constexpr std::array<std::string_view, 11> Operators = {
      "|", "||", "&&", ";", "&", ">", ">>", "<", "2>", "2>&1", ">/dev/null"};
  return std::find(Operators.begin(), Operators.end(), word) != Operators.end();
}

static bool IsVariable(std::string_view word) {
  static const RE2 pattern(R"(\$[A-Z_][A-Z0-9_]*|\$\{[A-Z_][A-Z0-9_]*\})");
  return RE2::FullMatch(word, pattern);
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  for (const auto& probe : k8s::ProbesOf(container)) {
    const auto words = probe.command();
    if (std::any_of(words.begin(), words.end(), k8s::IsShell)) {
      continue;
    }
    for (const auto& item : probe.slot()["exec"]["command"].Items()) {
      const auto word = item.Text().value_or("");
      if (!IsOperator(word) && !IsVariable(word)) {
        continue;
      }
      report.Add({.span = item.span(),
                  .message = fmt::format("{} passes `{}` on as it is written: no shell reads it",
                                         k8s::Title(container, probe), word)});
      break;
    }
  }
}

}  // namespace linter::rules
