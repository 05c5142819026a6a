#include "linter/check/report.h"
#include "linter/schema/fault.h"

namespace linter::rules {

static void CheckFault(const schema::Fault& fault, Report& report);

Rule CrdDefaultInvalid() {
  return {
      .id = "crd-default-invalid",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "default in a CustomResourceDefinition breaks its own schema",
      .why =
          "The API server refuses the definition: a default has to be of the type, and "
          "within the bounds, of the field that it is for. What depends on a keyword that "
          "shoal does not know is let pass.",
      .reference =
          "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/"
          "custom-resource-definitions/#defaulting",
      .since = "0.1",
      .check = CheckFault,
  };
}

static void CheckFault(const schema::Fault& fault, Report& report) {
  if (fault.kind == schema::FaultKind::SchemaDefaultInvalid) {
    report.Add({.span = fault.place, .message = fault.message});
  }
}

}  // namespace linter::rules
