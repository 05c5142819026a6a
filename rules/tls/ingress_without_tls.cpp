#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/ingress.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule IngressWithoutTls() {
  return {
      .id = "ingress-without-tls",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .security_severity = 5.0,
      .summary = "Ingress serves plain HTTP",
      .why =
          "Passwords, cookies and tokens cross the network readable and changeable. "
          "Certificates that a cloud's load balancer or Traefik takes from annotations count, TLS "
          "that passes through to the backend too, and so does another Ingress in the same "
          "folder with TLS for the same hosts. Unlike polaris, an empty list is no TLS. A "
          "controller with a default certificate serves HTTPS too, but not one that "
          "clients trust; allow the finding where TLS ends before the Ingress.",
      .reference = "https://kubernetes.io/docs/concepts/services-networking/ingress/#tls",
      .since = "0.1",
      .replaces = {"polaris:tlsSettingsMissing"},
      .checklist = {"IN-N-2", "SE-N-1"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::Ingress::Is(object)) {
    return;
  }
  const k8s::Ingress ingress(object);
  const auto rules = ingress.rules();
  const bool covered =
      !rules.empty() && std::all_of(rules.begin(), rules.end(), [&](const yaml::Slot& rule) {
        return ingress.CoveredBeside(rule["host"].Text().value_or(""));
      });
  if (ingress.tls().size() > 0 || ingress.certificate_elsewhere() || ingress.empty() || covered) {
    return;
  }
  const auto tls = ingress.tls();
  report.Add({.span = tls.span(),
              .message = fmt::format("Ingress `{}` serves plain HTTP", object.name())});
}

}  // namespace linter::rules
