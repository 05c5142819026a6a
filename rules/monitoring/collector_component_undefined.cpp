#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/collector.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule CollectorComponentUndefined() {
  return {
      .id = "collector-component-undefined",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "pipeline of a collector uses what is not defined",
      .why =
          "The OpenTelemetry Collector refuses to start when a pipeline names a receiver, "
          "processor or exporter, or `service.extensions` an extension, that its "
          "configuration does not define; even `batch` has to be there, as `batch: {}`. A "
          "connector counts as receiver and exporter. Looked at are OpenTelemetryCollectors "
          "and files of ConfigMaps that have receivers, exporters and pipelines.",
      .reference = "https://opentelemetry.io/docs/collector/configuration/",
      .since = "0.1",
      .checklist = {"HM-M-5", "HM-M-1"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& collector : k8s::Collector::Of(object)) {
    for (const auto& use : collector.uses()) {
      const auto name = use.name.Text().value_or("");
      if (!name.empty() && !collector.Defines(use.section, name)) {
        report.Add({.span = collector.Outside(use.name.span()),
                    .message = fmt::format("pipeline `{}` uses `{}`, which `{}` does not define",
                                           use.pipeline, name, use.section)});
      }
    }
    for (const auto& extension : collector["service"]["extensions"].Items()) {
      const auto name = extension.Text().value_or("");
      if (!name.empty() && !collector["extensions"][name].written()) {
        report.Add({.span = collector.Outside(extension.span()),
                    .message = fmt::format("extension `{}` is not defined", name)});
      }
    }
  }
}

}  // namespace linter::rules
