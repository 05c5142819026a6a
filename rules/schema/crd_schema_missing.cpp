#include "linter/check/report.h"
#include "linter/schema/fault.h"

namespace linter::rules {

static void CheckFault(const schema::Fault& fault, Report& report);

Rule CrdSchemaMissing() {
  return {
      .id = "crd-schema-missing",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "version of a CustomResourceDefinition has no schema",
      .why =
          "`apiextensions.k8s.io/v1` wants `schema.openAPIV3Schema` of every version, "
          "served or not: the API server refuses the definition, and with it every object "
          "of the kind. Where anything is to be taken, `type: object` with "
          "`x-kubernetes-preserve-unknown-fields: true` says so.",
      .reference =
          "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/"
          "custom-resource-definitions/",
      .since = "0.1",
      .check = CheckFault,
  };
}

static void CheckFault(const schema::Fault& fault, Report& report) {
  if (fault.kind == schema::FaultKind::SchemaMissing) {
    report.Add({.span = fault.place, .message = fault.message});
  }
}

}  // namespace linter::rules
