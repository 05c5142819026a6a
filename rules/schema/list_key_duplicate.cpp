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
          "Containers, volumes, mounts and the ports of a Service are told from each other "
          "by their name, path or port. The API server refuses two that are equal in it, or "
          "one of them silently wins when the lists are merged. Lists whose equal items are "
          "accepted, as those of environment variables and container ports are, are left "
          "alone.",
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
