#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule ServiceAccountDefault() {
  return {
      .id = "service-account-default",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 3.0,
      .summary = "pod runs with the default service account and its token",
      .why =
          "Every pod of the namespace that names no account shares this one, and so does "
          "whatever right somebody gives it once. An account of its own, or "
          "`automountServiceAccountToken: false` where the pod does not talk to the API, keeps "
          "rights apart.",
      .reference = "https://kubernetes.io/docs/concepts/security/service-accounts/",
      .since = "0.1",
      .replaces = {"kube-linter:default-service-account", "checkov:CKV_K8S_41"},
      .checklist = {"SE-AC-2"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto spec = workload.pod_spec();
  const auto name = spec["serviceAccountName"];
  const auto old = spec["serviceAccount"];
  const auto account = name.Text().value_or(old.Text().value_or(""));
  const bool mounted = spec["automountServiceAccountToken"].Bool() != false;
  if (spec.present() && mounted && (account.empty() || account == "default")) {
    report.Add({.span = name.span(),
                .message = fmt::format("{} runs with the default service account",
                                       workload.object().Title())});
  }
}

}  // namespace linter::rules
