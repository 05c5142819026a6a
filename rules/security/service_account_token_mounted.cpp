#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/project.h"
#include "linter/k8s/service_account.h"
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
          "A token that nobody uses is a key for whoever breaks in. A ServiceAccount of the "
          "run that switches mounting off counts, and so does a RoleBinding or "
          "ClusterRoleBinding of the run that names the account: its pods are taken to need "
          "their token. An account that may be bound elsewhere, as the run does not have "
          "it, is left alone in an open world. Operators need theirs, which no file tells, "
          "so this rule is only in the profile `all`.",
      .reference =
          "https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/",
      .since = "0.1",
      .replaces = {"polaris:automountServiceAccountToken", "trivy:KSV-0036", "checkov:CKV_K8S_38",
                   "kics:48471392-d4d0-47c0-b135-cdec95eb3eef"},
      .checklist = {"SE-AC-2"},
      .fix = FixKind::Unsafe,
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto mount = k8s::TokenMount(workload);
  const auto account = k8s::AccountOf(workload);
  const bool known = account.name == "default" || workload.project().closed() ||
                     k8s::ServiceAccountOf(workload) != nullptr;
  if (!workload.pod_spec().present() || mount.value == false || !known || k8s::IsBound(workload) ||
      k8s::MayBePatch(workload)) {
    return;
  }
  const auto own = workload.pod_spec()["automountServiceAccountToken"];
  report.Add(
      {.span = own.span(),
       .message = fmt::format("{} mounts a token for the API server", workload.object().Title()),
       .fixes = {{"mount no token", Safety::Unsafe, yaml::Set(own, "false")}}});
}

}  // namespace linter::rules
