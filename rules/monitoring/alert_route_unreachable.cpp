#include <optional>

#include "linter/check/report.h"
#include "linter/k8s/alert_routing.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule AlertRouteUnreachable() {
  return {
      .id = "alert-route-unreachable",
      .precision = Precision::VeryHigh,
      .summary = "route that no alert reaches",
      .why =
          "The routes of one level are tried in turn, and the first that matches takes the alert, "
          "unless it says `continue: true`. A route without matchers matches everything: those "
          "written after it are never tried, and whom they name is never told.",
      .reference = "https://prometheus.io/docs/alerting/latest/configuration/#route",
      .since = "0.1",
      .checklist = {"HM-A-4"},
      .check = CheckObject,
  };
}

static bool TakesEverything(const yaml::Slot& route) {
  return route.is_mapping() && route["matchers"].size() == 0 && route["match"].size() == 0 &&
         route["match_re"].size() == 0 && route["continue"].Bool() != true;
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto routing = k8s::AlertRouting::Of(object);
  if (!routing) {
    return;
  }
  for (const auto& route : routing->AllRoutes()) {
    std::optional<yaml::Slot> taker;
    for (const auto& below : route["routes"].Items()) {
      if (taker) {
        report.Add({.span = below["receiver"].span(),
                    .message = "no alert reaches this route, one before it takes all",
                    .labels = {{.span = (*taker)["receiver"].span(), .text = "takes all"}}});
      } else if (TakesEverything(below)) {
        taker = below;
      }
    }
  }
}

}  // namespace linter::rules
