#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/collector.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule CollectorMemoryUnlimited() {
  return {
      .id = "collector-memory-unlimited",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "pipeline of a collector has no memory limiter",
      .why =
          "When what it exports to is slow, a collector keeps data in memory until the "
          "kernel kills it, and everything that it holds is lost. `memory_limiter`, first "
          "in the pipeline, refuses new data before that.",
      .reference =
          "https://github.com/open-telemetry/opentelemetry-collector/blob/main/processor/"
          "memorylimiterprocessor/README.md",
      .since = "0.1",
      .checklist = {"HM-M-5"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& collector : k8s::Collector::Of(object)) {
    for (const auto& pipeline : collector.pipelines().Members()) {
      const auto processors = pipeline.value["processors"].Items();
      const bool limited =
          std::any_of(processors.begin(), processors.end(), [](const yaml::Slot& processor) {
            return k8s::ComponentType(processor.Text().value_or("")) == "memory_limiter";
          });
      if (!limited) {
        report.Add({.span = collector.Outside(pipeline.key_span),
                    .message = fmt::format("pipeline `{}` has no memory limiter", pipeline.key)});
      }
    }
  }
}

}  // namespace linter::rules
