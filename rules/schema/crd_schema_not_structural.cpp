#include "linter/check/report.h"
#include "linter/schema/fault.h"

namespace linter::rules {

static void CheckFault(const schema::Fault& fault, Report& report);

Rule CrdSchemaNotStructural() {
  return {
      .id = "crd-schema-not-structural",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "schema of a CustomResourceDefinition is not structural",
      .why =
          "The API server refuses the definition: every field has a `type` (or is an "
          "int-or-string, or keeps unknown fields), types stand outside of `allOf`, "
          "`anyOf`, `oneOf` and `not`, what is spoken of inside stands outside as well, and"
          " `$ref`, `patternProperties`, `uniqueItems: true`, `additionalProperties: false`"
          " and the like are not allowed. Definitions that a tool made from Go types are "
          "mostly right; those that were written or merged by hand are not.",
      .reference =
          "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/"
          "custom-resource-definitions/#specifying-a-structural-schema",
      .since = "0.1",
      .check = CheckFault,
  };
}

static void CheckFault(const schema::Fault& fault, Report& report) {
  if (fault.kind == schema::FaultKind::SchemaNotStructural) {
    report.Add({.span = fault.place, .message = fault.message});
  }
}

}  // namespace linter::rules
