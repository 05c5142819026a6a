#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "linter/check/report.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule RunAsNonRootContradicted() {
  return {
      .id = "run-as-non-root-contradicted",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production, Profile::PssRestricted},
      .summary = "`runAsUser: 0` contradicts `runAsNonRoot: true`",
      .why =
          "The kubelet refuses to start the container: it never runs, and the pod stays in "
          "`CreateContainerConfigError`. Either value may stand on the pod and be "
          "inherited. Pods with `hostUsers: false` are left alone.",
      .reference = "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
      .since = "0.1",
      .replaces = {"kube-linter:run-as-non-root", "trivy:KSV-0105", "pss:runAsUser"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  if (workload.user_namespace()) {
    return;
  }
  std::vector<Span> told;
  for (const auto& container : workload.containers()) {
    const auto context = container.security_context();
    const auto non_root = context.run_as_non_root();
    const auto user = context.run_as_user();
    const bool again = std::find(told.begin(), told.end(), user.span()) != told.end();
    if (non_root != true || user != 0 || again) {
      continue;
    }
    told.push_back(user.span());
    report.Add(
        {.span = user.span(),
         .message = fmt::format("{} runs as root, which `runAsNonRoot` forbids", container.Title()),
         .labels = {{non_root.span(), "`runAsNonRoot` is set here"}}});
  }
}

}  // namespace linter::rules
