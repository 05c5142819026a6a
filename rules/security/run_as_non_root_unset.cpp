#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule RunAsNonRootUnset() {
  return {
      .id = "run-as-non-root-unset",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::PssRestricted},
      .security_severity = 2.0,
      .summary = "`runAsNonRoot` is not true, though the container has a user",
      .why =
          "The container does not run as root today, but the restricted Pod Security "
          "Standard asks for `runAsNonRoot: true` in so many words, of the pod or of every "
          "container, and refuses a written `false`. Setting it changes nothing for a "
          "container whose user is not 0. Speaks where `root-user` and `root-user-forced` "
          "do not: of containers with a `runAsUser`, and of pods of Windows. Pods with "
          "`hostUsers: false` are exempt.",
      .reference = "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
      .since = "0.1",
      .replaces = {"trivy:KSV-0012", "pss:runAsNonRoot"},
      .checklist = {"SE-AC-2"},
      .fix = FixKind::Unsafe,
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto context = container.security_context();
  const auto user = context.run_as_user();
  const auto& workload = container.workload();
  const bool elsewhere = user.has_value() ? user == 0 : !workload.windows();
  if (context.run_as_non_root() == true || elsewhere || workload.user_namespace() ||
      k8s::MayBePatch(workload)) {
    return;
  }
  const auto own = context.own()["runAsNonRoot"];
  report.Add({.span = own.span(),
              .message = fmt::format("{} is not held to `runAsNonRoot`", container.Title()),
              .fixes = {{"refuse to run as root", Safety::Unsafe, yaml::Set(own, "true")}}});
}

}  // namespace linter::rules
