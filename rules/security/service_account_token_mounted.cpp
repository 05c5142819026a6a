#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/project.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule ServiceAccountTokenMounted() {
  return {
      .id = "service-account-token-mounted",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {},
      .security_severity = 3.0,
      .summary = "pod mounts a token for the API server",
      .why =
          "A token that nobody uses is a key for whoever breaks in. Operators and controllers "
          "need theirs, which no file tells, so this rule is only in the profile `all`. A "
          "ServiceAccount of the run that switches mounting off counts.",
      .reference =
          "https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/",
      .since = "0.1",
      .replaces = {"polaris:automountServiceAccountToken", "trivy:KSV-0036", "checkov:CKV_K8S_38"},
      .checklist = {"SE-AC-2"},
      .fix = FixKind::Unsafe,
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto spec = workload.pod_spec();
  const auto mount = spec["automountServiceAccountToken"];
  if (!spec.present() || mount.Bool() == false) {
    return;
  }
  const auto name = spec["serviceAccountName"].Text().value_or("default");
  const auto* account = workload.project().Find("ServiceAccount", name, workload.object());
  const bool off = account != nullptr && (*account)["automountServiceAccountToken"].Bool() == false;
  if (mount.Bool() == true || !off) {
    report.Add(
        {.span = mount.span(),
         .message = fmt::format("{} mounts a token for the API server", workload.object().Title()),
         .fixes = {{"mount no token", Safety::Unsafe, yaml::Set(mount, "false")}}});
  }
}

}  // namespace linter::rules
