#include "linter/check/report.h"
#include "linter/schema/fault.h"

namespace linter::rules {

static void CheckFault(const schema::Fault& fault, Report& report);

Rule EnumValueUnknown() {
  return {
      .id = "enum-value-unknown",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "value that is none of those the field takes",
      .why =
          "Fields such as `imagePullPolicy`, `pathType` or `protocol` take a few words, in "
          "just that spelling; the API server refuses all others. Kinds without a schema, "
          "such as those of CustomResourceDefinitions, are passed over, and so is what "
          "another tool fills in (`${NAME}`).",
      .reference = "https://kubernetes.io/docs/reference/kubernetes-api/",
      .since = "0.1",
      .replaces = {"kube-score:pod-topology-spread-constraints"},
      .fix = FixKind::Unsafe,
      .check = CheckFault,
  };
}

static void CheckFault(const schema::Fault& fault, Report& report) {
  if (fault.kind == schema::FaultKind::UnknownValue) {
    report.Add({.span = fault.place,
                .message = fault.message,
                .fixes = {{fault.repair, Safety::Unsafe, fault.edits}}});
  }
}

}  // namespace linter::rules
