#include <fmt/format.h>
#include <re2/re2.h>

#include "linter/check/report.h"
#include "linter/k8s/alert_routing.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule AlertReceiverSilent() {
  return {
      .id = "alert-receiver-silent",
      .precision = Precision::High,
      .summary = "receiver of alerts tells nobody",
      .why =
          "A receiver without an integration is valid and drops what reaches it. Those whose names "
          "say that this is meant (`null`, `blackhole`, `devnull`, `drop`, `watchdog`, …) are left "
          "alone, as are receivers that no route uses.",
      .reference = "https://prometheus.io/docs/alerting/latest/configuration/#receiver",
      .since = "0.1",
      .checklist = {"HM-A-4"},
      .check = CheckObject,
  };
}

static bool MeansToDrop(std::string_view name) {
  static const RE2 Word(
      "(?i)(null|none|black[-_]?hole|drop|discard|ignore|silen|mute|noop|no-op|empty|watchdog|"
      "deadman|dead-man|trash|void)");
  return RE2::PartialMatch(re2::StringPiece(name.data(), name.size()), Word);
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto routing = k8s::AlertRouting::Of(object);
  if (!routing) {
    return;
  }
  for (const auto& receiver : routing->receivers()) {
    const auto name = receiver["name"].Text().value_or("");
    if (!name.empty() && !MeansToDrop(name) && routing->Uses(name) &&
        !k8s::AlertRouting::Notifies(receiver)) {
      report.Add({.span = receiver["name"].span(),
                  .message = fmt::format("receiver `{}` has no integration", name)});
    }
  }
}

}  // namespace linter::rules
