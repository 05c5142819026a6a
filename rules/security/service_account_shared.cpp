#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/project.h"
#include "linter/k8s/service_account.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule ServiceAccountShared() {
  return {
      .id = "service-account-shared",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .security_severity = 3.0,
      .summary = "several workloads run with one service account",
      .why =
          "What one of them is allowed, all of them are, and the audit log cannot tell them"
          " apart. Replicas of one application and its Jobs often share an account on "
          "purpose, so the rule is in no profile. The account `default` has a rule of its "
          "own.",
      .reference = "https://kubernetes.io/docs/concepts/security/service-accounts/",
      .since = "0.1",
      .replaces = {"kics:c1032cf7-3628-44e2-bd53-38c17cf31b6b"},
      .checklist = {"SE-AC-2"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto account = k8s::AccountOf(workload);
  if (account.name == "default") {
    return;
  }
  for (const auto* other : workload.project().Workloads(workload.object())) {
    if (other != &workload && k8s::AccountOf(*other).name == account.name &&
        other->object().SameFolder(workload.object())) {
      report.Add({.span = account.slot.span(),
                  .message = fmt::format("{} shares service account `{}` with {}",
                                         workload.object().Title(), account.name,
                                         other->object().Title())});
      return;
    }
  }
}

}  // namespace linter::rules
