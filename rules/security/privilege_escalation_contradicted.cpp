#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule PrivilegeEscalationContradicted() {
  return {
      .id = "privilege-escalation-contradicted",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production},
      .security_severity = 5.0,
      .summary = "privilege escalation is forbidden to a privileged container",
      .why =
          "The API server refuses `allowPrivilegeEscalation: false` beside `privileged: "
          "true`, or beside an added capability that is written `CAP_SYS_ADMIN`: such a "
          "container can always gain privileges. Of a controller only the pods are refused, "
          "so that it is there and never starts one. `SYS_ADMIN` without the prefix passes, "
          "and is left to `privilege-escalation`.",
      .reference = "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
      .since = "0.1",
      .replaces = {"kube-linter:privilege-escalation-container"},
      .checklist = {"SE-AC-2"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto context = container.security_context();
  const auto allow = context.allow_privilege_escalation();
  if (allow != false) {
    return;
  }
  if (context.privileged() == true) {
    report.Add({.span = allow.span(),
                .message = fmt::format("{} is privileged, and can always gain privileges",
                                       container.Title()),
                .labels = {{context.privileged().span(), "`privileged` is set here"}}});
  }
  for (const auto& capability : context.added()) {
    if (capability.Text() == "CAP_SYS_ADMIN") {
      report.Add({.span = allow.span(),
                  .message = fmt::format("{} adds `CAP_SYS_ADMIN`, and can always gain privileges",
                                         container.Title()),
                  .labels = {{capability.span(), "`CAP_SYS_ADMIN` is added here"}}});
    }
  }
}

}  // namespace linter::rules
