#include "linter/check/report.h"
#include "linter/schema/fault.h"

namespace linter::rules {

static void CheckFault(const schema::Fault& fault, Report& report);

Rule CrdListKeyOptional() {
  return {
      .id = "crd-list-key-optional",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "key of a list in a CustomResourceDefinition may be missing",
      .why =
          "Items of a list of the type `map` are told from each other by the fields that "
          "`x-kubernetes-list-map-keys` names, which therefore have to be required or have "
          "a default. The API server refuses the definition otherwise.",
      .reference =
          "https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy",
      .since = "0.1",
      .check = CheckFault,
  };
}

static void CheckFault(const schema::Fault& fault, Report& report) {
  if (fault.kind == schema::FaultKind::SchemaListKeyOptional) {
    report.Add({.span = fault.place, .message = fault.message});
  }
}

}  // namespace linter::rules
