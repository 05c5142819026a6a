#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static constexpr std::string_view PodKey = "seccomp.security.alpha.kubernetes.io/pod";
static constexpr std::string_view ContainerPrefix =
    "container.seccomp.security.alpha.kubernetes.io/";

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule SeccompAnnotationIgnored() {
  return {
      .id = "seccomp-annotation-ignored",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production},
      .security_severity = 4.0,
      .summary = "seccomp profile is set by an annotation that is no longer read",
      .why =
          "Since Kubernetes 1.27 the annotations `seccomp.security.alpha.kubernetes.io/pod` "
          "and `container.seccomp.security.alpha.kubernetes.io/…` do nothing: the pod runs "
          "without the filter that somebody chose. The field is "
          "`securityContext.seccompProfile`. Pods that set the field as well, for clusters "
          "of either age, are left alone.",
      .reference = "https://kubernetes.io/docs/tutorials/security/seccomp/",
      .since = "0.1",
      .checklist = {"SE-AC-2"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto levels = workload.SecurityLevels();
  const bool written = std::any_of(levels.begin(), levels.end(), [](const auto& level) {
    return level.context["seccompProfile"].present();
  });
  if (written) {
    return;
  }
  for (const auto& annotation : workload.pod_template()["metadata"]["annotations"].Members()) {
    if (annotation.key == PodKey || annotation.key.starts_with(ContainerPrefix)) {
      report.Add({.span = annotation.key_span,
                  .message = fmt::format("{} sets its seccomp profile by an annotation that "
                                         "Kubernetes no longer reads",
                                         workload.object().Title())});
    }
  }
}

}  // namespace linter::rules
