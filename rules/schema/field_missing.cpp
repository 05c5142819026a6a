#include "linter/check/report.h"
#include "linter/schema/fault.h"

namespace linter::rules {

static void CheckFault(const schema::Fault& fault, Report& report);

Rule FieldMissing() {
  return {
      .id = "field-missing",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "field that the kind demands is not there",
      .why =
          "The API server refuses the object. Pieces that Kustomize lays over other objects "
          "are left alone: workloads without containers or images, and files whose path "
          "speaks of patches, overlays or components, unless the run is a closed world. "
          "Kinds without a schema, such as those of CustomResourceDefinitions, are passed "
          "over, and so is what another tool fills in (`${NAME}`).",
      .reference = "https://kubernetes.io/docs/reference/kubernetes-api/",
      .since = "0.1",
      .replaces = {"kube-linter:schema-validation"},
      .check = CheckFault,
  };
}

static void CheckFault(const schema::Fault& fault, Report& report) {
  if (fault.kind == schema::FaultKind::RequiredFieldMissing) {
    report.Add({.span = fault.place, .message = fault.message});
  }
}

}  // namespace linter::rules
