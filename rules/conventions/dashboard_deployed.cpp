#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule DashboardDeployed() {
  return {
      .id = "dashboard-deployed",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .security_severity = 5.0,
      .summary = "the Kubernetes dashboard is deployed",
      .why =
          "The dashboard is a web page with rights on the cluster, has been the way in more than "
          "once, and is archived since 2026. Where it is wanted, keep it off the internet and give "
          "its account nothing; the rule runs only when it is asked for.",
      .reference = "https://github.com/kubernetes-retired/dashboard",
      .since = "0.1",
      .replaces = {"checkov:CKV_K8S_33", "kics:d2ad057f-0928-41ef-a83c-f59203bb855b"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  for (const auto& container : workload.containers()) {
    const auto image = container.image();
    const auto text = image.value_or("");
    if (text.find("kubernetes-dashboard") != std::string_view::npos ||
        text.find("kubernetesui/dashboard") != std::string_view::npos) {
      report.Add({.span = image.span(),
                  .message = fmt::format("{} runs the Kubernetes dashboard", container.Title())});
    }
  }
}

}  // namespace linter::rules
