#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/health.h"
#include "linter/k8s/placeholder.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ProbeTimingInvalid() {
  return {
      .id = "probe-timing-invalid",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "number of a probe is none, or is below zero",
      .why =
          "Delays, periods, timeouts and thresholds are whole numbers from 0: the API refuses a "
          "pod with `-1`, `10s`, `1.5` or a number in quotes. A probe's own "
          "`terminationGracePeriodSeconds` is 1 at least.",
      .reference =
          ""
          "https://kubernetes.io/docs/tasks/configure-pod-container/"
          "configure-liveness-readiness-startup-probes/#configure-probes",
      .since = "0.1",
      .checklist = {"HM-H-1", "HM-H-2"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  constexpr std::array<std::string_view, 6> Fields = {
      "initialDelaySeconds", "periodSeconds",    "timeoutSeconds",
      "successThreshold",    "failureThreshold", "terminationGracePeriodSeconds"};
  for (const auto& probe : k8s::ProbesOf(container)) {
    for (const auto field : Fields) {
      const auto slot = probe.slot()[field];
      const std::int64_t least = field == Fields.back() ? 1 : 0;
      const auto text = slot.Text().value_or("");
      if (!slot.present() || slot.Int().value_or(-1) >= least || k8s::StandsForAnother(text)) {
        continue;
      }
      report.Add({.span = slot.span(),
                  .message = fmt::format("{} has `{}` as `{}`", k8s::Title(container, probe), text,
                                         field)});
    }
  }
}

}  // namespace linter::rules
