#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "linter/check/report.h"
#include "linter/k8s/command.h"
#include "linter/k8s/container.h"
#include "linter/k8s/service.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule StopSignalLost() {
  return {
      .id = "stop-signal-lost",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .summary = "shell keeps the signal to stop from the server that it started",
      .why =
          "A pod is stopped by SIGTERM to the first process of each container. A `sh` that runs "
          "several commands waits for its server and hands no signal on: the server goes on "
          "until the grace period is over and is killed in the middle of its requests, and each "
          "rollout takes that much longer. Write `exec` before the last command. Told for "
          "containers behind a Service whose shell is `sh`, `ash` or `dash`: bash 5.1 and newer "
          "replaces itself by the last command. Scripts with `exec`, `trap` or `wait`, a single "
          "command, which shells replace themselves by, containers that only sleep, and "
          "`shareProcessNamespace` are left alone. Where `sh` is bash, nothing is lost.",
      .reference =
          "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination",
      .since = "0.1",
      .checklist = {"HM-H-5"},
      .check = CheckContainer,
  };
}

// Nobody waits for what it does, or it sees to signals itself.
static bool IsLeftAlone(std::string_view script) {
  constexpr std::array<std::string_view, 14> Words = {
      "exec ", "trap ",  "wait", "sleep infinity", "tail -f",     "tail -F", "while ",
      "for ",  "until ", "tini", "dumb-init",      "supervisord", "s6-",     "function "};
  return std::any_of(Words.begin(), Words.end(), [&](std::string_view word) {
    return script.find(word) != std::string_view::npos;
  });
}

// Measured: dash 0.5.12 stays for `a; b` and `a && b`, bash 5.2 does not.
static bool KeepsSignals(std::string_view program) {
  const auto name = k8s::ProgramName(program);
  return name == "sh" || name == "ash" || name == "dash" || name == "busybox";
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto& workload = container.workload();
  const auto command = container["command"].Items();
  if (!container.long_running() || workload.batch() || workload.windows() || command.empty() ||
      workload.pod_spec()["shareProcessNamespace"].Bool() == true || workload.helm_hook() ||
      !KeepsSignals(command.front().Text().value_or(""))) {
    return;
  }
  k8s::Words words;
  for (const auto* key : {"command", "args"}) {
    for (const auto& item : container[key].Items()) {
      words.push_back(item.Text().value_or(""));
    }
  }
  const auto script = k8s::ScriptOf(words);
  if (!script || IsLeftAlone(script->text) || k8s::CommandsOf(words).size() < 2 ||
      k8s::ServicesFor(workload).empty()) {
    return;
  }
  report.Add({.span = container["command"].span(),
              .message = fmt::format("shell of {} does not hand the signal to stop to its server",
                                     container.Title())});
}

}  // namespace linter::rules
