#include "linter/check/report.h"
#include "linter/schema/fault.h"

namespace linter::rules {

static void CheckFault(const schema::Fault& fault, Report& report);

Rule ApiVersionRemoved() {
  return {
      .id = "api-version-removed",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "API version that the cluster does not serve any more",
      .why =
          "`kubectl apply` fails with `no matches for kind`, and an upgrade of the cluster "
          "leaves releases behind that Helm can neither upgrade nor delete. What counts is "
          "the newest version that `--kube-version` names; without it, the newest that shoal "
          "knows.",
      .reference = "https://kubernetes.io/docs/reference/using-api/deprecation-guide/",
      .since = "0.1",
      .replaces = {"kube-linter:no-extensions-v1beta", "kube-score:stable-version",
                   "trivy:KSV-0107", "kics:94b76ea5-e074-4ca2-8a03-c5a606e30645",
                   "helm-lint:validateNoDeprecations"},
      .fix = FixKind::Unsafe,
      .check = CheckFault,
  };
}

static void CheckFault(const schema::Fault& fault, Report& report) {
  if (fault.kind == schema::FaultKind::RemovedVersion) {
    report.Add({.span = fault.place,
                .message = fault.message,
                .fixes = {{fault.repair, Safety::Unsafe, fault.edits}}});
  }
}

}  // namespace linter::rules
