#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule RootUserOverruled() {
  return {
      .id = "root-user-overruled",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::PssRestricted},
      .security_severity = 2.0,
      .summary = "pod says root, though every container says otherwise",
      .why =
          "The pod's `runAsUser: 0` or `runAsNonRoot: false` holds for no container, as "
          "each has a value of its own. It does no harm until somebody adds a container, "
          "but the restricted Pod Security Standard refuses the pod. Where a container does "
          "inherit the value, `root-user` and `root-user-forced` speak. Pods with "
          "`hostUsers: false` are exempt.",
      .reference = "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
      .since = "0.1",
      .replaces = {"trivy:KSV-0105", "pss:runAsUser", "pss:runAsNonRoot"},
      .checklist = {"SE-AC-2"},
      .fix = FixKind::Safe,
      .check = CheckWorkload,
  };
}

// Whether every container has the field itself.
static bool Overruled(const k8s::Workload& workload, std::string_view field) {
  const auto& containers = workload.containers();
  return std::all_of(containers.begin(), containers.end(), [&](const k8s::Container& container) {
    return container.security_context().own()[field].present();
  });
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  if (workload.user_namespace()) {
    return;
  }
  const auto pod = workload.pod_security_context();
  const auto user = pod["runAsUser"];
  const auto non_root = pod["runAsNonRoot"];
  for (const auto& slot : {user, non_root}) {
    const bool root = slot.Int() == 0 || slot.Bool() == false;
    const auto* field = slot.Int() == 0 ? "runAsUser" : "runAsNonRoot";
    if (root && Overruled(workload, field)) {
      report.Add({.span = slot.span(),
                  .message = fmt::format("`{}` of {} says root, and holds for no container", field,
                                         workload.object().Title()),
                  .fixes = {{"take the value away", Safety::Safe, yaml::Remove(slot)}}});
    }
  }
}

}  // namespace linter::rules
