#include "linter/check/report.h"
#include "linter/schema/fault.h"

namespace linter::rules {

static void CheckFault(const schema::Fault& fault, Report& report);

Rule KindUnknown() {
  return {
      .id = "kind-unknown",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "group of Kubernetes itself has no such kind",
      .why =
          "The API server has no such resource: the group or version is that of another "
          "kind, the name is misspelled, or the version of the cluster is too old. Groups "
          "that Kubernetes does not have itself belong to CustomResourceDefinitions and are"
          " left alone, unless a definition of the kind is at hand that lacks the version, "
          "and so are files of other tools that say `apiVersion: v1`.",
      .reference = "https://kubernetes.io/docs/reference/kubernetes-api/",
      .since = "0.1",
      .fix = FixKind::Unsafe,
      .check = CheckFault,
  };
}

static void CheckFault(const schema::Fault& fault, Report& report) {
  if (fault.kind == schema::FaultKind::UnknownKind) {
    report.Add({.span = fault.place,
                .message = fault.message,
                .fixes = {{fault.repair, Safety::Unsafe, fault.edits}}});
  }
}

}  // namespace linter::rules
