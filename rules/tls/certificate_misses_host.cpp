#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "linter/check/report.h"
#include "linter/k8s/ingress.h"
#include "linter/k8s/object.h"
#include "linter/k8s/project.h"
#include "linter/k8s/tls.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule CertificateMissesHost() {
  return {
      .id = "certificate-misses-host",
      .severity = Severity::Error,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .summary = "certificate has no name for a host that is served with it",
      .why =
          "Every client of the host refuses the certificate. A wildcard covers exactly one "
          "label. Certificate and Ingress are joined by the secret's name in one namespace.",
      .reference = "https://cert-manager.io/docs/usage/certificate/",
      .since = "0.1",
      .checklist = {"IN-N-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!object.Is("cert-manager.io", "Certificate")) {
    return;
  }
  const auto spec = object.spec();
  const auto names = spec["dnsNames"];
  std::vector<std::string_view> covered = {spec["commonName"].Text().value_or("")};
  for (const auto& name : names.Items()) {
    covered.push_back(name.Text().value_or(""));
  }
  for (const auto* other : object.project().OfKind("Ingress", object)) {
    for (const auto& entry : k8s::Ingress(*other).tls().Items()) {
      if (!spec["secretName"].present() ||
          entry["secretName"].Text() != spec["secretName"].Text()) {
        continue;
      }
      for (const auto& host : entry["hosts"].Items()) {
        const auto text = host.Text().value_or("");
        if (std::none_of(covered.begin(), covered.end(),
                         [&](std::string_view name) { return k8s::CoversHost(name, text); })) {
          report.Add({.span = names.span(),
                      .message = fmt::format("certificate has no name for the host `{}`", text),
                      .labels = {{host.span(), "served with this certificate"}}});
        }
      }
    }
  }
}

}  // namespace linter::rules
