#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule HostPathWritable() {
  return {
      .id = "host-path-writable",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Production},
      .security_severity = 5.0,
      .summary = "container can write to a folder of its node",
      .why =
          "A hostPath that is mounted without `readOnly: true` lets the container change files "
          "of the node, and other pods that mount the path see them. Agents that only read logs "
          "and metrics do not need that.",
      .reference = "https://kubernetes.io/docs/concepts/storage/volumes/#hostpath",
      .since = "0.1",
      .replaces = {"kube-linter:writable-host-mount", "kics:b7652612-de4e-4466-a0bf-1cd81f0c6063"},
      .checklist = {"SE-AC-2"},
      .fix = FixKind::Unsafe,
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  for (const auto& mount : container.volume_mounts()) {
    const auto volume = container.workload().Volume(mount.volume());
    if (volume && (*volume)["hostPath"].present() && mount.read_only() != true) {
      report.Add({.span = mount.read_only().has_value() ? mount.read_only().span()
                                                        : mount.slot["name"].span(),
                  .message = fmt::format("{} can write to the node through volume `{}`",
                                         container.Title(), mount.volume()),
                  .fixes = {{"mount read-only", Safety::Unsafe,
                             yaml::Set(mount.read_only().slot, "true")}}});
    }
  }
}

}  // namespace linter::rules
