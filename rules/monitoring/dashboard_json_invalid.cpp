#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

#include "linter/check/report.h"
#include "linter/k8s/dashboard.h"
#include "linter/text/json_syntax.h"
#include "linter/yaml/embedded.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule DashboardJsonInvalid() {
  return {
      .id = "dashboard-json-invalid",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "dashboard of Grafana is no JSON",
      .why =
          "Grafana skips a dashboard that it cannot read, and only its log says so: the "
          "panels are missing when they are looked for. Mostly it is a comma too many or "
          "too few, or a quote that is not escaped. Looked at are the files `*.json` of "
          "ConfigMaps that hold panels, and `json` of GrafanaDashboards.",
      .reference =
          "https://grafana.com/docs/grafana/latest/administration/provisioning/#dashboards",
      .since = "0.1",
      .checklist = {"HM-M-3"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& written : k8s::DashboardTexts(object)) {
    const auto text = written.String().value_or("");
    const auto fault = FindJsonFault(text);
    if (!fault) {
      continue;
    }
    Place inside;
    inside.begin = static_cast<std::uint32_t>(*fault);
    inside.end = static_cast<std::uint32_t>(std::min(*fault + 1, text.size()));
    const auto line =
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(*fault), '\n') + 1;
    report.Add({.span = yaml::Embedded(written).Outside(inside),
                .message = fmt::format("dashboard of {} stops being JSON in its line {}",
                                       object.Title(), line)});
  }
}

}  // namespace linter::rules
