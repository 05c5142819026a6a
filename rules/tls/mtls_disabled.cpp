#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule MtlsDisabled() {
  return {
      .id = "mtls-disabled",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .security_severity = 5.0,
      .summary = "mutual TLS of the mesh is switched off",
      .why =
          "Services behind it accept plain text from anybody in the cluster, and authorization "
          "by identity no longer holds. For a port that must stay open, `portLevelMtls` exempts "
          "that port alone, and is left alone.",
      .reference = "https://istio.io/latest/docs/reference/config/security/peer_authentication/",
      .since = "0.1",
      .checklist = {"IN-N-5", "SE-N-1"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto mode = object.spec()["mtls"]["mode"];
  if (object.Is("security.istio.io", "PeerAuthentication") && mode.Text() == "DISABLE") {
    report.Add({.span = mode.span(),
                .message = fmt::format("{} switches mutual TLS off", object.Title())});
  }
}

}  // namespace linter::rules
