#include <fmt/format.h>

#include <array>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/health.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ProbeTimingZero() {
  return {
      .id = "probe-timing-zero",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .summary = "zero stands for the default, not for zero",
      .why =
          "`periodSeconds: 0` means every 10 seconds, `timeoutSeconds: 0` one second, "
          "`failureThreshold: 0` three failures: the API puts its default in the place of a "
          "zero. Whoever wrote it expects something else. `initialDelaySeconds: 0` is what it "
          "says.",
      .reference =
          ""
          "https://kubernetes.io/docs/tasks/configure-pod-container/"
          "configure-liveness-readiness-startup-probes/#configure-probes",
      .since = "0.1",
      .fix = FixKind::Safe,
      .check = CheckContainer,
  };
}

struct Default {
  std::string_view field;
  std::string_view value;
};

static void CheckContainer(const k8s::Container& container, Report& report) {
  constexpr std::array<Default, 4> Defaults = {{{"periodSeconds", "10"},
                                                {"timeoutSeconds", "1"},
                                                {"successThreshold", "1"},
                                                {"failureThreshold", "3"}}};
  for (const auto& probe : k8s::ProbesOf(container)) {
    for (const auto& each : Defaults) {
      const auto slot = probe.slot()[each.field];
      if (slot.Int() == 0) {
        report.Add({.span = slot.span(),
                    .message = fmt::format("{} has 0 as `{}`, which stands for {}",
                                           k8s::Title(container, probe), each.field, each.value),
                    .fixes = {{fmt::format("write {}", each.value), Safety::Safe,
                               yaml::Set(slot, each.value)}}});
      }
    }
  }
}

}  // namespace linter::rules
