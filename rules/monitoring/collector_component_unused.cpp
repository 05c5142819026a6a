#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "linter/check/report.h"
#include "linter/k8s/collector.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule CollectorComponentUnused() {
  return {
      .id = "collector-component-unused",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "component of a collector that no pipeline uses",
      .why =
          "A receiver, processor, exporter or connector that is defined and in no pipeline "
          "does nothing, and the collector does not say so: traces that are sent to the "
          "port of such a receiver are refused, and an exporter that was added is silent. "
          "Extensions are left alone, as other components name them.",
      .reference = "https://opentelemetry.io/docs/collector/configuration/",
      .since = "0.1",
      .checklist = {"HM-M-5"},
      .check = CheckObject,
  };
}

static bool Uses(const std::vector<k8s::CollectorUse>& uses, std::string_view section,
                 std::string_view name) {
  return std::any_of(uses.begin(), uses.end(), [&](const k8s::CollectorUse& use) {
    return use.name.Text() == name && (use.section == section || section == "connectors");
  });
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& collector : k8s::Collector::Of(object)) {
    const auto uses = collector.uses();
    for (const std::string_view section : {"receivers", "processors", "exporters", "connectors"}) {
      for (const auto& defined : collector[section].Members()) {
        if (!Uses(uses, section, defined.key)) {
          report.Add(
              {.span = collector.Outside(defined.key_span),
               .message = fmt::format("`{}` of `{}` is in no pipeline", defined.key, section)});
        }
      }
    }
  }
}

}  // namespace linter::rules
