#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/project.h"
#include "linter/k8s/service_account.h"
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
          "`automountServiceAccountToken: false` where the pod does not talk to the API, "
          "keeps rights apart; where the run has the ServiceAccount `default`, and that "
          "mounts no token, the rule is silent. Pieces that Kustomize lays over a workload "
          "are left alone.",
      .reference = "https://kubernetes.io/docs/concepts/security/service-accounts/",
      .since = "0.1",
      .replaces = {"kube-linter:default-service-account",
                   "kics:591ade62-d6b0-4580-b1ae-209f80ba1cd9"},
      .checklist = {"SE-AC-2"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto account = k8s::AccountOf(workload);
  if (account.name != "default" || k8s::TokenMount(workload).value == false ||
      k8s::MayBePatch(workload)) {
    return;
  }
  report.Add({.span = account.slot.span(),
              .message = fmt::format("{} runs with the default service account",
                                     workload.object().Title())});
}

}  // namespace linter::rules
