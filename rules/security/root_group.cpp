#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "linter/check/report.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule RootGroup() {
  return {
      .id = "root-group",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Production},
      .security_severity = 3.5,
      .summary = "pod or container has the root group",
      .why =
          "Files that belong to group 0 (in many images `/etc/passwd` and the application "
          "itself) become writable for the process. Looks at `runAsGroup`, and at the pod's "
          "`fsGroup` and `supplementalGroups`. OpenShift gives arbitrary users the root "
          "group on purpose; allow it there.",
      .reference = "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
      .since = "0.1",
      .replaces = {"kube-linter:run-as-non-root", "trivy:KSV-0116"},
      .checklist = {"SE-AC-2"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  std::vector<Span> told;
  for (const auto& container : workload.containers()) {
    const auto group = container.security_context().run_as_group();
    if (group == 0 && std::find(told.begin(), told.end(), group.span()) == told.end()) {
      told.push_back(group.span());
      const bool own = container.security_context().own()["runAsGroup"].present();
      report.Add({.span = group.span(),
                  .message = fmt::format("{} runs with the root group",
                                         own ? container.Title() : workload.object().Title())});
    }
  }
  auto others = workload.pod_security_context()["supplementalGroups"].Items();
  others.push_back(workload.pod_security_context()["fsGroup"]);
  for (const auto& group : others) {
    if (group.Int() == 0) {
      report.Add({.span = group.span(),
                  .message = fmt::format("{} joins the root group", workload.object().Title())});
    }
  }
}

}  // namespace linter::rules
