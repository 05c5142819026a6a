#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule MtlsPermissive() {
  return {
      .id = "mtls-permissive",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 3.0,
      .summary = "mesh accepts plain text beside mutual TLS",
      .why =
          "`PERMISSIVE` is meant for the time of moving into the mesh. Left there, anybody in "
          "the cluster still speaks plain text with the services.",
      .reference = "https://istio.io/latest/docs/tasks/security/authentication/mtls-migration/",
      .since = "0.1",
      .checklist = {"IN-N-5"},
      .fix = FixKind::Unsafe,
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto mode = object.spec()["mtls"]["mode"];
  if (object.Is("security.istio.io", "PeerAuthentication") && mode.Text() == "PERMISSIVE") {
    report.Add({.span = mode.span(),
                .message = fmt::format("{} also accepts plain text", object.Title()),
                .fixes = {{"accept mutual TLS only", Safety::Unsafe, yaml::Set(mode, "STRICT")}}});
  }
}

}  // namespace linter::rules
