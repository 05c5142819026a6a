#include <fmt/format.h>

#include <vector>

#include "linter/check/report.h"
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
          "authority's certificate instead.",
      .reference =
          "https://cheatsheetseries.owasp.org/cheatsheets/"
          "Transport_Layer_Security_Cheat_Sheet.html",
      .since = "0.1",
      .replaces = {"kics:4d424558-c6d1-453c-be98-9a7f877abd9a"},
      .checklist = {"SE-N-1"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto spec = object.spec();
  const auto add = [&](const yaml::Slot& slot) {
    report.Add({.span = slot.span(),
                .message = fmt::format("{} does not verify the certificate of its backend",
                                       object.Title())});
  };
  const auto verify =
      object.metadata()["annotations"]["nginx.ingress.kubernetes.io/proxy-ssl-verify"];
  if (object.kind() == "Ingress" && verify.Text() == "off") {
    add(verify);
  }
  std::vector<yaml::Slot> skips;
  if (object.kind() == "ServersTransport" || object.kind() == "ServersTransportTCP") {
    skips.push_back(spec["insecureSkipVerify"]);
  } else if (object.Is("apiregistration.k8s.io", "APIService")) {
    skips.push_back(spec["insecureSkipTLSVerify"]);
  } else if (object.Is("networking.istio.io", "DestinationRule")) {
    skips.push_back(spec["trafficPolicy"]["tls"]["insecureSkipVerify"]);
  } else if (object.group() == "monitoring.coreos.com") {
    const auto* field = object.kind() == "PodMonitor" ? "podMetricsEndpoints" : "endpoints";
    for (const auto& endpoint : spec[field].Items()) {
      skips.push_back(endpoint["tlsConfig"]["insecureSkipVerify"]);
    }
  }
  for (const auto& skip : skips) {
    if (skip.Bool() == true) {
      add(skip);
    }
  }
}

}  // namespace linter::rules
