#include <re2/re2.h>

#include "linter/check/report.h"
#include "linter/schema/fault.h"

namespace linter::rules {

static void CheckFault(const schema::Fault& fault, Report& report);

Rule WrongType() {
  return {
      .id = "wrong-type",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "value of a type that the field does not take",
      .why =
          "The API server cannot decode the object and refuses it. A number where a string "
          "is wanted is mostly lacking its quotes, a string where a number is wanted has "
          "some too many, and a mapping in place of a list lacks its dash. Labels, "
          "annotations, environment variables, arguments and data are the matter of "
          "`yaml-unquoted-string`. Kinds of CustomResourceDefinitions are compared where "
          "the run, or `schemas:` in `.shoal.yaml`, has their definition; kinds without any"
          " schema are passed over, and so is what another tool fills in (`${NAME}`).",
      .reference = "https://kubernetes.io/docs/reference/kubernetes-api/",
      .since = "0.1",
      .replaces = {"kube-linter:schema-validation"},
      .fix = FixKind::Safe,
      .check = CheckFault,
  };
}

// What `yaml-unquoted-string` speaks of already.
static bool IsForUnquotedString(const schema::Fault& fault) {
  static const RE2 texts(
      R"((?:/items/\d+)?(?:(?:/spec/template|/spec/jobTemplate/spec/template)?(?:)"
      R"(/metadata/(?:labels|annotations)/[^/]+|/spec/nodeSelector/[^/]+)"
      R"(|/spec/(?:c|initC|ephemeralC)ontainers/\d+/(?:env/\d+/value|(?:command|args)/\d+)))"
      R"(|/spec/selector/(?:matchLabels/)?[^/]+|/(?:data|stringData)/[^/]+))");
  return fault.place.form && fault.node && RE2::FullMatch(fault.node->Pointer(), texts);
}

static void CheckFault(const schema::Fault& fault, Report& report) {
  if (fault.kind == schema::FaultKind::WrongType && !IsForUnquotedString(fault)) {
    report.Add({.span = fault.place,
                .message = fault.message,
                .fixes = {{fault.repair, Safety::Safe, fault.edits}}});
  }
}

}  // namespace linter::rules
