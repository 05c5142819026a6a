#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "linter/check/report.h"
#include "linter/k8s/ingress.h"
#include "linter/k8s/object.h"
#include "linter/k8s/tls.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule IngressHostWithoutTls() {
  return {
      .id = "ingress-host-without-tls",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production},
      .security_severity = 5.0,
      .summary = "host of an Ingress is not among its hosts with TLS",
      .why =
          "The controller answers for this host with its default certificate, which no client "
          "trusts, or in plain HTTP. A wildcard covers exactly one label: `*.example.com` is "
          "good for `a.example.com`, not for `example.com` and not for `a.b.example.com`. A "
          "`tls` entry without hosts is taken for all; TLS for the host in another Ingress of "
          "the same folder counts.",
      .reference = "https://kubernetes.io/docs/concepts/services-networking/ingress/#tls",
      .since = "0.1",
      .checklist = {"IN-N-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::Ingress::Is(object)) {
    return;
  }
  const k8s::Ingress ingress(object);
  std::vector<std::string_view> names;
  for (const auto& entry : ingress.tls().Items()) {
    if (entry["hosts"].size() == 0) {
      return;
    }
    for (const auto& host : entry["hosts"].Items()) {
      names.push_back(host.Text().value_or(""));
    }
  }
  if (names.empty() || ingress.certificate_elsewhere()) {
    return;
  }
  for (const auto& rule : ingress.rules()) {
    const auto host = rule["host"];
    const auto text = host.Text().value_or("");
    const bool covered = std::any_of(names.begin(), names.end(), [&](std::string_view name) {
      return k8s::CoversHost(name, text);
    });
    if (!text.empty() && !covered && !ingress.CoveredBeside(text)) {
      report.Add({.span = host.span(),
                  .message = fmt::format("host `{}` is not among the hosts with TLS", text),
                  .labels = {{ingress.tls().span(), "hosts with TLS"}}});
    }
  }
}

}  // namespace linter::rules
