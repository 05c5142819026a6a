#include <fmt/format.h>

#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/prometheus_rule.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule RecordWithoutLevel() {
  return {
      .id = "record-without-level",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .summary = "recorded series is not named `level:metric:operations`",
      .why =
          "A colon in the name of a series says that it was recorded and not scraped, and "
          "by convention what it was aggregated to: `job:shop_requests:rate5m`. Without it "
          "a reader looks for the exporter of the metric, and a record may hide a scraped "
          "one of the same name.",
      .reference = "https://prometheus.io/docs/practices/rules/",
      .since = "0.1",
      .checklist = {"HM-A-1", "HM-A-2", "HM-A-3"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& group : k8s::SeriesGroups(object)) {
    for (const auto& rule : group.rules) {
      const auto name = rule.name();
      if (rule.is_record() && !name.empty() && name.find(':') == std::string_view::npos) {
        report.Add({.span = rule["record"].span(),
                    .message = fmt::format("recorded series `{}` has no colon in its name", name)});
      }
    }
  }
}

}  // namespace linter::rules
