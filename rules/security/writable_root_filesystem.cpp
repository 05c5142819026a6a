#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule WritableRootFilesystem() {
  return {
      .id = "writable-root-filesystem",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Production},
      .security_severity = 3.5,
      .summary = "container can write to its root filesystem",
      .why =
          "An intruder can replace binaries and drop tools, and what the application writes "
          "is lost on restart and fills the node's disk. `readOnlyRootFilesystem: true`, "
          "with an `emptyDir` where the application writes, closes that. Windows has no "
          "such setting, so its pods are left alone; so are pieces that Kustomize lays over "
          "a workload.",
      .reference = "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
      .since = "0.1",
      .replaces = {"kube-linter:no-read-only-root-fs",
                   "kube-score:container-security-context-readonlyrootfilesystem",
                   "polaris:notReadOnlyRootFilesystem", "trivy:KSV-0014", "checkov:CKV_K8S_22",
                   "kics:a9c2f49d-0671-4fc9-9ece-f4e261e128d0"},
      .checklist = {"SE-AC-2"},
      .fix = FixKind::Unsafe,
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto read_only = container.security_context().read_only_root_filesystem();
  const auto& workload = container.workload();
  if (read_only != true && !workload.windows() &&
      (read_only.has_value() || !k8s::MayBePatch(workload))) {
    report.Add({.span = read_only.span(),
                .message = fmt::format("{} can write to its root filesystem", container.Title()),
                .fixes = {{"make the root filesystem read-only", Safety::Unsafe,
                           yaml::Set(read_only.slot, "true")}}});
  }
}

}  // namespace linter::rules
