#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule RunAsNonRootUnset() {
  return {
      .id = "run-as-non-root-unset",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::PssRestricted},
      .security_severity = 2.0,
      .summary = "user id is set, but `runAsNonRoot` is not true",
      .why =
          "The container does not run as root today, but the restricted Pod Security Standard "
          "asks for `runAsNonRoot: true` in so many words, and refuses the pod without it. "
          "Setting it changes nothing for a container whose user is not 0.",
      .reference = "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
      .since = "0.1",
      .replaces = {"pss:runAsNonRoot", "trivy:KSV-0012"},
      .checklist = {"SE-AC-2"},
      .fix = FixKind::Safe,
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto context = container.security_context();
  const auto non_root = context.run_as_non_root();
  if (non_root != true && context.run_as_user().value_or(0) > 0 &&
      !container.workload().user_namespace()) {
    report.Add(
        {.span = non_root.span(),
         .message = fmt::format("{} has a user id but no `runAsNonRoot`", container.Title()),
         .fixes = {{"refuse to run as root", Safety::Safe, yaml::Set(non_root.slot, "true")}}});
  }
}

}  // namespace linter::rules
