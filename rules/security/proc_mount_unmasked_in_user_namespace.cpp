#include <fmt/format.h>

#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/container.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ProcMountUnmaskedInUserNamespace() {
  return {
      .id = "proc-mount-unmasked-in-user-namespace",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::PssRestricted},
      .security_severity = 2.5,
      .summary = "container of a user namespace sees `/proc` unmasked",
      .why =
          "In a user namespace (`hostUsers: false`) an unmasked `/proc` is far less "
          "dangerous, and the baseline Pod Security Standard allows it since Kubernetes "
          "1.35; the restricted one still refuses it. Without a user namespace it is the "
          "finding of `proc-mount-unmasked`.",
      .reference = "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
      .since = "0.1",
      .replaces = {"kube-linter:unsafe-proc-mount", "polaris:procMount", "trivy:KSV-0027",
                   "pss:procMount_restricted"},
      .checklist = {"SE-AC-2"},
      .fix = FixKind::Unsafe,
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto mount = container.security_context().proc_mount();
  if (mount.has_value() && mount != std::string_view("Default") &&
      container.workload().user_namespace()) {
    report.Add({.span = mount.span(),
                .message = fmt::format("{} sees an unmasked `/proc`", container.Title()),
                .fixes = {{"mask `/proc`", Safety::Unsafe, yaml::Set(mount.slot, "Default")}}});
  }
}

}  // namespace linter::rules
