#include <fmt/format.h>
#include <re2/re2.h>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "linter/check/report.h"
#include "linter/k8s/health.h"
#include "linter/k8s/placeholder.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ProbePortInvalid() {
  return {
      .id = "probe-port-invalid",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "probe has no port that could be one",
      .why =
          "The API refuses the pod: a port is a number from 1 to 65535, or, for `httpGet` and "
          "`tcpSocket`, the name of a container's port (at most 15 characters, lower case "
          "letters, digits and dashes, one letter at least). A number in quotes is a name, and "
          "is refused.",
      .reference =
          "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Probe",
      .since = "0.1",
      .checklist = {"HM-H-1", "HM-H-2"},
      .fix = FixKind::Safe,
      .check = CheckContainer,
  };
}

static bool IsName(std::string_view text) {
  static const RE2 allowed("[a-z0-9]([a-z0-9-]*[a-z0-9])?");
  constexpr std::size_t Longest = 15;
  return text.size() <= Longest && RE2::FullMatch(text, allowed) &&
         text.find_first_of("abcdefghijklmnopqrstuvwxyz") != std::string_view::npos;
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  constexpr std::int64_t Largest = 65535;
  for (const auto& probe : k8s::ProbesOf(container)) {
    const auto port = probe.port();
    const auto number = port.Int();
    const auto text = port.Text().value_or("");
    const bool grpc = probe.handler() == k8s::ProbeHandler::Grpc;
    const bool right = number ? *number >= 1 && *number <= Largest : !grpc && IsName(text);
    if (right || probe.handler() == k8s::ProbeHandler::Exec ||
        probe.handler() == k8s::ProbeHandler::None || k8s::StandsForAnother(text)) {
      continue;
    }
    Diagnostic finding{
        .span = port.span(),
        .message = port.present() ? fmt::format("{} asks `{}`, which is no port",
                                                k8s::Title(container, probe), text)
                                  : fmt::format("{} has no port", k8s::Title(container, probe))};
    const bool digits = text.find_first_not_of("0123456789") == std::string_view::npos;
    if (!number && !text.empty() && digits) {
      finding.fixes = {{"take the quotes off", Safety::Safe, yaml::Set(port, text)}};
    }
    report.Add(std::move(finding));
  }
}

}  // namespace linter::rules
