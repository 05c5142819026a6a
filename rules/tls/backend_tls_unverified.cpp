#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/backend_tls.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule BackendTlsUnverified() {
  return {
      .id = "backend-tls-unverified",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 5.0,
      .summary = "certificate of the backend is not verified",
      .why =
          "Encryption without verification keeps nobody from standing in between: whoever can "
          "answer for the backend's address reads and changes everything. Give the client the "
          "authority's certificate instead. Looked at are ingress-nginx (which verifies only with "
          "`proxy-ssl-verify`), Traefik, Istio, Envoy Gateway, APIServices, the Prometheus "
          "operator and cert-manager's ACME issuers.",
      .reference =
          "https://cheatsheetseries.owasp.org/cheatsheets/"
          "Transport_Layer_Security_Cheat_Sheet.html",
      .since = "0.1",
      .checklist = {"SE-N-1"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& place : k8s::UnverifiedBackends(object)) {
    report.Add({.span = place.span(),
                .message = fmt::format("{} does not verify the certificate of its backend",
                                       object.Title())});
  }
}

}  // namespace linter::rules
