#include <fmt/format.h>

#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/collector.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule CollectorMemoryLimiterLate() {
  return {
      .id = "collector-memory-limiter-late",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "memory limiter of a collector is not the first processor",
      .why =
          "`memory_limiter` refuses data while memory is short, so that senders wait. "
          "Behind another processor it refuses what was already taken and worked on: "
          "`batch` in front of it has told the sender that all is well, and the data is "
          "lost.",
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
    std::string_view before;
    std::string_view pipeline;
    for (const auto& use : collector.uses()) {
      const auto name = use.name.Text().value_or("");
      if (use.section != "processors") {
        continue;
      }
      const bool first = use.pipeline != pipeline;
      if (!first && k8s::ComponentType(name) == "memory_limiter") {
        report.Add({.span = collector.Outside(use.name.span()),
                    .message = fmt::format("`{}` of pipeline `{}` stands behind `{}`", name,
                                           use.pipeline, before)});
      }
      before = name;
      pipeline = use.pipeline;
    }
  }
}

}  // namespace linter::rules
