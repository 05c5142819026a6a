#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule SeccompProfileMissing() {
  return {
      .id = "seccomp-profile-missing",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Production, Profile::PssRestricted},
      .security_severity = 3.5,
      .summary = "container has no seccomp profile",
      .why =
          "Unless the kubelet is configured otherwise, a container without a profile may "
          "use every system call. The restricted Pod Security Standard asks for "
          "`RuntimeDefault` or `Localhost`, on the pod or on every container. Pods that say "
          "`spec.os.name: windows` are exempt, as in the standard, and pieces that "
          "Kustomize lays over a workload are left alone.",
      .reference = "https://kubernetes.io/docs/tutorials/security/seccomp/",
      .since = "0.1",
      .replaces = {"kube-score:container-seccomp-profile", "polaris:linuxHardening",
                   "trivy:KSV-0030", "trivy:KSV-0104", "checkov:CKV_K8S_31",
                   "kics:f377b83e-bd07-4f48-a591-60c82b14a78b", "pss:seccompProfile_restricted"},
      .checklist = {"SE-AC-2"},
      .fix = FixKind::Unsafe,
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto type = container.security_context().seccomp_type();
  const auto& workload = container.workload();
  if (!type.has_value() && !workload.declares_windows() && !k8s::MayBePatch(workload)) {
    report.Add({.span = type.span(),
                .message = fmt::format("{} has no seccomp profile", container.Title()),
                .fixes = {{"use the runtime's filter", Safety::Unsafe,
                           yaml::Set(type.slot, "RuntimeDefault")}}});
  }
}

}  // namespace linter::rules
