#include "linter/check/report.h"
#include "linter/schema/fault.h"

namespace linter::rules {

static void CheckFault(const schema::Fault& fault, Report& report);

Rule ApiVersionDeprecated() {
  return {
      .id = "api-version-deprecated",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .summary = "API version that later clusters will not serve",
      .why =
          "The cluster still serves it and warns, but a coming version will not. The "
          "replacement is there already. What counts is the newest version that "
          "`--kube-version` names.",
      .reference = "https://kubernetes.io/docs/reference/using-api/deprecation-guide/",
      .since = "0.1",
      .replaces = {"kube-score:stable-version", "trivy:KSV-0107",
                   "kics:94b76ea5-e074-4ca2-8a03-c5a606e30645", "helm-lint:validateNoDeprecations"},
      .check = CheckFault,
  };
}

static void CheckFault(const schema::Fault& fault, Report& report) {
  if (fault.kind == schema::FaultKind::DeprecatedVersion) {
    report.Add({.span = fault.place, .message = fault.message});
  }
}

}  // namespace linter::rules
