#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule RootUser() {
  return {
      .id = "root-user",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production, Profile::PssRestricted},
      .security_severity = 5.5,
      .summary = "nothing keeps the container from running as root",
      .why =
          "Neither `runAsNonRoot: true` nor a `runAsUser` is written for the container or "
          "its pod, so the image decides, and most images say root. A process that breaks "
          "out of a root container is root on the node. Pods with `hostUsers: false`, whose "
          "root is nobody outside, pods of Windows and pieces that Kustomize lays over a "
          "workload are left alone. A written 0 is the finding of `root-user-forced`.",
      .reference = "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
      .since = "0.1",
      .replaces = {"kube-linter:run-as-non-root", "polaris:runAsRootAllowed", "trivy:KSV-0012",
                   "checkov:CKV_K8S_23", "kics:cf34805e-3872-4c08-bf92-6ff7bb0cfadb",
                   "pss:runAsNonRoot"},
      .checklist = {"SE-AC-2"},
      .fix = FixKind::Unsafe,
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto context = container.security_context();
  const auto non_root = context.run_as_non_root();
  const auto& workload = container.workload();
  if (non_root == true || context.run_as_user().has_value() || workload.windows() ||
      workload.user_namespace() || k8s::MayBePatch(workload)) {
    return;
  }
  const auto own = context.own()["runAsNonRoot"];
  report.Add({.span = non_root.span(),
              .message = fmt::format("{} may run as root", container.Title()),
              .fixes = {{"refuse to run as root", Safety::Unsafe, yaml::Set(own, "true")}}});
}

}  // namespace linter::rules
