#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "linter/check/report.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule RootUserForced() {
  return {
      .id = "root-user-forced",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production, Profile::PssRestricted},
      .security_severity = 6.0,
      .summary = "pod or container is told to run as root",
      .why =
          "`runAsUser: 0` overrides the user of the image. A process that breaks out of a "
          "root container is root on the node. An init container that only changes owners "
          "of files can often give way to `fsGroup`. Pods with `hostUsers: false`, whose "
          "root is nobody outside, are left alone. Beside `runAsNonRoot: true` it is the "
          "finding of `run-as-non-root-contradicted`, and on a pod whose containers all say "
          "otherwise of `root-user-overruled`.",
      .reference = "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
      .since = "0.1",
      .replaces = {"kube-linter:run-as-non-root", "polaris:runAsRootAllowed", "trivy:KSV-0105",
                   "checkov:CKV_K8S_23", "kics:cf34805e-3872-4c08-bf92-6ff7bb0cfadb",
                   "pss:runAsUser"},
      .checklist = {"SE-AC-2"},
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
    const auto user = context.run_as_user();
    const bool again = std::find(told.begin(), told.end(), user.span()) != told.end();
    if (user != 0 || context.run_as_non_root() == true || again) {
      continue;
    }
    told.push_back(user.span());
    const bool own = context.own()["runAsUser"].present();
    report.Add({.span = user.span(),
                .message = fmt::format("{} runs as root",
                                       own ? container.Title() : workload.object().Title())});
  }
}

}  // namespace linter::rules
