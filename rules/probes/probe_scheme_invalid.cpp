#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>
#include <utility>

#include "linter/check/report.h"
#include "linter/k8s/health.h"
#include "linter/k8s/placeholder.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ProbeSchemeInvalid() {
  return {
      .id = "probe-scheme-invalid",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "probe has a scheme that does not exist",
      .why =
          "`scheme` is `HTTP` or `HTTPS`, in upper case: the API refuses anything else, `https` "
          "included.",
      .reference =
          ""
          "https://kubernetes.io/docs/tasks/configure-pod-container/"
          "configure-liveness-readiness-startup-probes/#http-probes",
      .since = "0.1",
      .checklist = {"HM-H-1", "HM-H-2"},
      .fix = FixKind::Safe,
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  for (const auto& probe : k8s::ProbesOf(container)) {
    const auto scheme = probe.slot()["httpGet"]["scheme"];
    const auto text = scheme.Text().value_or("");
    if (text.empty() || text == "HTTP" || text == "HTTPS" || k8s::StandsForAnother(text)) {
      continue;
    }
    Diagnostic finding{
        .span = scheme.span(),
        .message = fmt::format("{} has the scheme `{}`", k8s::Title(container, probe), text)};
    std::string upper(text);
    std::transform(upper.begin(), upper.end(), upper.begin(),
                   [](unsigned char letter) { return std::toupper(letter); });
    if (upper == "HTTP" || upper == "HTTPS") {
      finding.fixes = {{"write " + upper, Safety::Safe, yaml::Set(scheme, upper)}};
    }
    report.Add(std::move(finding));
  }
}

}  // namespace linter::rules
