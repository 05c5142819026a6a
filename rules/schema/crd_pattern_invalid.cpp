#include "linter/check/report.h"
#include "linter/schema/fault.h"

namespace linter::rules {

static void CheckFault(const schema::Fault& fault, Report& report);

Rule CrdPatternInvalid() {
  return {
      .id = "crd-pattern-invalid",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "pattern in the schema of a CustomResourceDefinition cannot be read",
      .why =
          "The API server compiles patterns with RE2, which has neither look-ahead nor "
          "back-references. It refuses a definition with a pattern that it cannot read.",
      .reference =
          "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/"
          "custom-resource-definitions/#validation",
      .since = "0.1",
      .check = CheckFault,
  };
}

static void CheckFault(const schema::Fault& fault, Report& report) {
  if (fault.kind == schema::FaultKind::SchemaPatternInvalid) {
    report.Add({.span = fault.place, .message = fault.message});
  }
}

}  // namespace linter::rules
