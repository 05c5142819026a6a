#include "linter/check/report.h"
#include "linter/schema/fault.h"

namespace linter::rules {

static void CheckFault(const schema::Fault& fault, Report& report);

Rule FieldCombinationInvalid() {
  return {
      .id = "field-combination-invalid",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "fields that the kind does not take together, or wants one of",
      .why =
          "The schema of a CustomResourceDefinition says with `oneOf`, `anyOf`, `allOf` and "
          "`not` which fields and values belong together, and the API server refuses what "
          "breaks it. Told only where it is certain: defaults count as written, and what "
          "depends on another keyword that shoal does not know is let pass. Definitions are "
          "those of the run and those that `schemas:` in `.shoal.yaml` names.",
      .reference =
          "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/"
          "custom-resource-definitions/#validation",
      .since = "0.1",
      .check = CheckFault,
  };
}

static void CheckFault(const schema::Fault& fault, Report& report) {
  if (fault.kind == schema::FaultKind::NoAlternative) {
    report.Add({.span = fault.place, .message = fault.message});
  }
}

}  // namespace linter::rules
