#include <fmt/format.h>

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
      .precision = Precision::Medium,
      .summary = "probe speaks HTTP to a port of HTTPS, or the other way round",
      .why =
          "A server that expects TLS answers a plain request with an error (400 as a rule), and "
          "one that does not breaks the handshake: the probe fails, and the container is "
          "restarted for ever or never ready. Judges by the port: named `https` (or `https-...`) "
          "or numbered 443, 8443 or 6443 on the one side, named `http` or numbered 80 on the "
          "other.",
      .reference =
          ""
          "https://kubernetes.io/docs/tasks/configure-pod-container/"
          "configure-liveness-readiness-startup-probes/#http-probes",
      .since = "0.1",
      .checklist = {"HM-H-1", "HM-H-2"},
      .check = CheckContainer,
  };
}

enum class Speaks : std::uint8_t { Unknown, Plain, Tls };

static Speaks LanguageOf(std::string_view name, std::int64_t number) {
  if (name == "https" || name.starts_with("https-") || name.ends_with("-https")) {
    return Speaks::Tls;
  }
  if (name == "http") {
    return Speaks::Plain;
  }
  constexpr std::int64_t Https = 443;
  constexpr std::int64_t HttpsAlternative = 8443;
  constexpr std::int64_t ApiServer = 6443;
  constexpr std::int64_t Http = 80;
  const bool tls = number == Https || number == HttpsAlternative || number == ApiServer;
  return tls && name.empty() ? Speaks::Tls
                             : (number == Http && name.empty() ? Speaks::Plain : Speaks::Unknown);
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  for (const auto& probe : k8s::ProbesOf(container)) {
    const auto number = k8s::PortOf(container, probe).value_or(0);
    auto name = probe.port().Int() ? "" : probe.port().Text().value_or("");
    for (const auto& port : container.ports()) {
      name = name.empty() && port.number() == number ? port.name() : name;
    }
    const auto scheme = probe.handler_slot()["scheme"].Text().value_or("HTTP");
    const auto language = LanguageOf(name, number);
    const bool wrong = (scheme == "HTTP" && language == Speaks::Tls) ||
                       (scheme == "HTTPS" && language == Speaks::Plain);
    if (probe.handler() == k8s::ProbeHandler::HttpGet && wrong) {
      const auto written = probe.handler_slot()["scheme"];
      report.Add({.span = written.present() ? written.span() : probe.port().span(),
                  .message = fmt::format("{} speaks {} to port `{}`", k8s::Title(container, probe),
                                         scheme, probe.port().Text().value_or(""))});
    }
  }
}

}  // namespace linter::rules
