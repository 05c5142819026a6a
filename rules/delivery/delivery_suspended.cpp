#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule DeliverySuspended() {
  return {
      .id = "delivery-suspended",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "Flux does not deliver what is committed",
      .why =
          "An object with `suspend: true` is not reconciled: what is merged does not reach the "
          "cluster, and what changes there is not set right. It is meant for an incident, and "
          "left behind after it.",
      .reference = "https://fluxcd.io/flux/components/kustomize/kustomizations/#suspend",
      .since = "0.1",
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto suspend = object.spec()["suspend"];
  if (object.group().ends_with(".toolkit.fluxcd.io") && suspend.Bool() == true) {
    report.Add({.span = suspend.span(), .message = fmt::format("{} is suspended", object.Title())});
  }
}

}  // namespace linter::rules
