#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/health.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ProbeSchemeMismatch() {
  return {
      .id = "probe-scheme-mismatch",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "probe speaks plain HTTP to a port of HTTPS",
      .why =
          "A server that expects TLS answers a plain request with an error (400 as a rule): the "
          "probe fails, and the container is restarted for ever or never ready. Judges by the "
          "port: named `https` (or `https-...`, `...-https`), or without a name and numbered "
          "443, 8443 or 6443. An HTTPS probe of a port that is named `http` is left alone: "
          "charts keep the name when TLS is switched on.",
      .reference =
          ""
          "https://kubernetes.io/docs/tasks/configure-pod-container/"
          "configure-liveness-readiness-startup-probes/#http-probes",
      .since = "0.1",
      .checklist = {"HM-H-1", "HM-H-2"},
      .fix = FixKind::Unsafe,
      .check = CheckContainer,
  };
}

static bool ServesTls(std::string_view name, std::int64_t number) {
  constexpr std::array<std::int64_t, 3> Numbers = {443, 8443, 6443};
  return name == "https" || name.starts_with("https-") || name.ends_with("-https") ||
         (name.empty() && std::find(Numbers.begin(), Numbers.end(), number) != Numbers.end());
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  for (const auto& probe : k8s::ProbesOf(container)) {
    const auto number = k8s::PortOf(container, probe).value_or(0);
    auto name = probe.port().Int() ? "" : probe.port().Text().value_or("");
    for (const auto& port : container.ports()) {
      name = name.empty() && port.number() == number ? port.name() : name;
    }
    const auto scheme = probe.handler_slot()["scheme"];
    if (probe.handler() == k8s::ProbeHandler::HttpGet && ServesTls(name, number) &&
        scheme.Text().value_or("HTTP") == "HTTP") {
      report.Add(
          {.span = scheme.present() ? scheme.span() : probe.port().span(),
           .message = fmt::format("{} speaks plain HTTP to port `{}`", k8s::Title(container, probe),
                                  probe.port().Text().value_or("")),
           .fixes = {{"speak HTTPS", Safety::Unsafe, yaml::Set(scheme, "HTTPS")}}});
    }
  }
}

}  // namespace linter::rules
