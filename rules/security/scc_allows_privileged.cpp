#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule SccAllowsPrivileged() {
  return {
      .id = "scc-allows-privileged",
      .severity = Severity::Error,
      .precision = Precision::High,
      .security_severity = 8.0,
      .summary = "SecurityContextConstraints allow privileged containers",
      .why =
          "Whoever may use these constraints of OpenShift may run a container that is root on its "
          "node in all but name. Give the pods that need it a single capability or device, or name "
          "the built-in constraints `privileged` for the few that need all. Those built-in ones "
          "are left alone.",
      .reference =
          "https://docs.redhat.com/en/documentation/openshift_container_platform/4.19/html/"
          "authentication_and_authorization/managing-pod-security-policies",
      .since = "0.1",
      .replaces = {"kube-linter:scc-deny-privileged-container"},
      .fix = FixKind::Unsafe,
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto allowed = object["allowPrivilegedContainer"];
  if (object.Is("security.openshift.io", "SecurityContextConstraints") &&
      object.name() != "privileged" && allowed.Bool() == true) {
    report.Add(
        {.span = allowed.span(),
         .message = fmt::format("{} allows privileged containers", object.Title()),
         .fixes = {{"refuse privileged containers", Safety::Unsafe, yaml::Set(allowed, "false")}}});
  }
}

}  // namespace linter::rules
