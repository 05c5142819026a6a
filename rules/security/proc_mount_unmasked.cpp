#include <fmt/format.h>

#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/container.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ProcMountUnmasked() {
  return {
      .id = "proc-mount-unmasked",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production, Profile::PssBaseline,
                   Profile::PssRestricted},
      .security_severity = 6.0,
      .summary = "container sees the node's `/proc` unmasked",
      .why =
          "The runtime hides parts of `/proc` through which the kernel can be read and set. "
          "`procMount: Unmasked` shows them; it is meant for containers that run "
          "containers, in a user namespace of their own: pods with `hostUsers: false` are "
          "left alone, as in the baseline Pod Security Standard since Kubernetes 1.35. The "
          "restricted one refuses these too, by `proc-mount-unmasked-in-user-namespace`.",
      .reference = "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
      .since = "0.1",
      .replaces = {"kube-linter:unsafe-proc-mount", "polaris:procMount", "trivy:KSV-0027",
                   "kics:f922827f-aab6-447c-832a-e1ff63312bd3", "pss:procMount"},
      .checklist = {"SE-AC-2"},
      .fix = FixKind::Unsafe,
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto mount = container.security_context().proc_mount();
  if (mount.has_value() && mount != std::string_view("Default") &&
      !container.workload().user_namespace()) {
    report.Add({.span = mount.span(),
                .message = fmt::format("{} sees an unmasked `/proc`", container.Title()),
                .fixes = {{"mask `/proc`", Safety::Unsafe, yaml::Set(mount.slot, "Default")}}});
  }
}

}  // namespace linter::rules
