#include "linter/check/report.h"
#include "linter/schema/fault.h"

namespace linter::rules {

static void CheckFault(const schema::Fault& fault, Report& report);

Rule ListKeyDuplicate() {
  return {
      .id = "list-key-duplicate",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "two items of a list have the same key",
      .why =
          "Containers, volumes and mounts are told from each other by their name or path. "
          "The API server refuses two that are equal in it, or one of them silently wins "
          "when the lists are merged. Lists whose equal items are accepted, as those of "
          "container ports are, are left alone; environment variables are the matter of "
          "`env-variable-duplicate`, the ports of a Service that of `service-port-duplicate`.",
      .reference = "https://kubernetes.io/docs/reference/kubernetes-api/",
      .since = "0.1",
      .check = CheckFault,
  };
}

static void CheckFault(const schema::Fault& fault, Report& report) {
  if (fault.kind == schema::FaultKind::DuplicateListKey) {
    report.Add({.span = fault.place, .message = fault.message});
  }
}

}  // namespace linter::rules
