#include <fmt/format.h>

#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/command.h"
#include "linter/k8s/health.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ProbeShellArgumentsLost() {
  return {
      .id = "probe-shell-arguments-lost",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "exec probe gives its shell the first word of a command only",
      .why =
          "`sh -c` takes one word as its script; the words behind it are the script's `$0`, `$1` "
          "and so on. `[sh, -c, curl, -f, http://localhost]` runs `curl` with nothing, which "
          "fails; `[sh, -c, test, -f, /tmp/live]` fails as well. Speaks of scripts of one word "
          "that do not use their arguments.",
      .reference =
          ""
          "https://kubernetes.io/docs/tasks/configure-pod-container/"
          "configure-liveness-readiness-startup-probes/#define-a-liveness-command",
      .since = "0.1",
      .checklist = {"HM-H-1", "HM-H-2"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  for (const auto& probe : k8s::ProbesOf(container)) {
    const auto words = probe.command();
    const auto script = k8s::ScriptOf(words);
    if (!script || script->arguments.empty() ||
        script->text.find_first_of(" \t\n$;") != std::string_view::npos) {
      continue;
    }
    const auto items = probe.slot()["exec"]["command"].Items();
    const auto& item = items[items.size() - script->arguments.size()];
    report.Add({.span = item.span(),
                .message = fmt::format("{} runs `{}` without the words behind it",
                                       k8s::Title(container, probe), script->text)});
  }
}

}  // namespace linter::rules
