#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/alert_routing.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule AlertReceiverUnused() {
  return {
      .id = "alert-receiver-unused",
      .precision = Precision::High,
      .summary = "receiver of alerts that no route names",
      .why =
          "Whoever the receiver would tell hears nothing: the route that should name it is "
          "missing, "
          "or names another one.",
      .reference = "https://prometheus.io/docs/alerting/latest/configuration/#route",
      .since = "0.1",
      .checklist = {"HM-A-4"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto routing = k8s::AlertRouting::Of(object);
  if (!routing || !routing->route().is_mapping()) {
    return;
  }
  for (const auto& receiver : routing->receivers()) {
    const auto name = receiver["name"].Text().value_or("");
    // One that tells nobody is no loss.
    if (!name.empty() && k8s::AlertRouting::Notifies(receiver) && !routing->Uses(name)) {
      report.Add(
          {.span = receiver["name"].span(),
           .message = fmt::format("no route of {} names receiver `{}`", object.Title(), name)});
    }
  }
}

}  // namespace linter::rules
