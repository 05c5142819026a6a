#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/collector.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule CollectorExportsNothing() {
  return {
      .id = "collector-exports-nothing",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "pipeline of a collector exports to its own log only",
      .why =
          "`debug` and `logging` send nothing anywhere: what the pipeline receives is printed, and "
          "is missing on the day that it is looked for. It is what examples and charts begin with.",
      .reference = "https://opentelemetry.io/docs/collector/configuration/",
      .since = "0.1",
      .checklist = {"HM-M-5", "HM-M-1"},
      .check = CheckObject,
  };
}

static bool SendsNothing(const yaml::Slot& exporter) {
  const auto type = k8s::ComponentType(exporter.Text().value_or(""));
  return type == "debug" || type == "logging";
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& collector : k8s::Collector::Of(object)) {
    for (const auto& pipeline : collector.pipelines().Members()) {
      const auto exporters = pipeline.value["exporters"].Items();
      if (!exporters.empty() && std::all_of(exporters.begin(), exporters.end(), SendsNothing)) {
        report.Add({.span = collector.Outside(exporters.front().span()),
                    .message = fmt::format("pipeline `{}` exports to `{}` only", pipeline.key,
                                           exporters.front().Text().value_or(""))});
      }
    }
  }
}

}  // namespace linter::rules
