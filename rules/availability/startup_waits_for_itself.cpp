#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/project.h"
#include "linter/k8s/waiting.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule StartupWaitsForItself() {
  return {
      .id = "startup-waits-for-itself",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "pods do not start before they, or others that wait for them, have started",
      .why =
          "An init container that waits for a Service ends when a pod behind it answers. Where "
          "that "
          "pod is of the same workload, or waits in its turn for this one, everything works as "
          "long as some pods are left from before, and nothing ever comes up after a cold start: a "
          "new cluster, a restore, an outage. Read are loops without an end around `nc`, `curl`, "
          "`wget`, `nslookup` and the clients of databases, and programs such as `wait-for-it`; "
          "hosts that are not written, loops that give up, and scripts that decide by themselves "
          "are left alone.",
      .reference = "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/",
      .since = "0.1",
      .checklist = {"HM-H-1"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  if (workload.batch()) {
    return;
  }
  for (const auto& wait : k8s::WaitsOf(workload)) {
    const auto circle = k8s::CircleOf(workload, wait);
    if (circle.empty()) {
      continue;
    }
    const auto& container = *wait.container;
    const auto& service = wait.service.object();
    report.Add(
        {.span = container[container["command"].present() ? "command" : "args"].span(),
         .message = circle.size() == 1
                        ? fmt::format("{} waits for {}, behind which are its own pods",
                                      container.Title(), service.Title())
                        : fmt::format("{} waits for {}, which waits for {}", container.Title(),
                                      circle.front()->object().Title(), workload.object().Title()),
         .labels = {{service.name_span(), "the Service"}}});
    return;
  }
}

}  // namespace linter::rules
