#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/alert_routing.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule AlertReceiverUndefined() {
  return {
      .id = "alert-receiver-undefined",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "route names a receiver that is not defined",
      .why =
          "The operator leaves an AlertmanagerConfig out whose route names a receiver that its own "
          "`receivers` do not define, and writes that to its log only: none of its alerts are "
          "sent.",
      .reference = "https://prometheus.io/docs/alerting/latest/configuration/#route",
      .since = "0.1",
      .checklist = {"HM-A-4"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto routing = k8s::AlertRouting::Of(object);
  if (!routing) {
    return;
  }
  for (const auto& route : routing->AllRoutes()) {
    const auto receiver = route["receiver"];
    const auto name = receiver.Text().value_or("");
    if (!name.empty() && !routing->Defines(name)) {
      report.Add({.span = receiver.span(),
                  .message = fmt::format("no receiver of {} is named `{}`", object.Title(), name)});
    }
  }
}

}  // namespace linter::rules
