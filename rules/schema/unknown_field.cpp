#include "linter/check/report.h"
#include "linter/schema/fault.h"

namespace linter::rules {

static void CheckFault(const schema::Fault& fault, Report& report);

Rule UnknownField() {
  return {
      .id = "unknown-field",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "field that the kind does not have",
      .why =
          "The API server refuses the object when it validates strictly, as `kubectl apply`"
          " asks it to, and otherwise drops the field without a word: the setting that "
          "somebody wrote is not in force. Mostly a name is misspelled, or stands a level "
          "too high or too low. The fields are those of every version that `--kube-version`"
          " names. Kinds of CustomResourceDefinitions are compared where the run, or "
          "`schemas:` in `.shoal.yaml`, has their definition; kinds without any schema are "
          "passed over, and so is what another tool fills in (`${NAME}`).",
      .reference = "https://kubernetes.io/docs/reference/kubernetes-api/",
      .since = "0.1",
      .replaces = {"kube-linter:schema-validation"},
      .fix = FixKind::Unsafe,
      .check = CheckFault,
  };
}

static void CheckFault(const schema::Fault& fault, Report& report) {
  if (fault.kind == schema::FaultKind::UnknownField) {
    report.Add({.span = fault.place,
                .message = fault.message,
                .fixes = {{fault.repair, Safety::Unsafe, fault.edits}}});
  }
}

}  // namespace linter::rules
