#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/volume.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule HostPathSensitive() {
  return {
      .id = "host-path-sensitive",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .security_severity = 7.5,
      .summary = "volume is a folder that hands over the node",
      .why =
          "With the root, `/etc`, `/proc` or the kubelet's folder of the node at hand, a "
          "container reads its keys and changes how it starts. Folders below those that "
          "hold secrets (`/etc/kubernetes`, `/root`, `/var/lib/kubelet/pods`) count too; "
          "files such as `/etc/localtime`, devices such as `/dev/net/tun` and the folders "
          "of device plugins and CSI drivers do not. A volume that nobody mounts is left "
          "alone. Node agents should mount the smallest sub-folder, read-only. `/run` and "
          "`/var/run` are the finding of `container-runtime-socket`.",
      .reference = "https://kubernetes.io/docs/concepts/storage/volumes/#hostpath",
      .since = "0.1",
      .replaces = {"kube-linter:sensitive-host-mounts", "trivy:KSV-0121",
                   "kics:5308a7a8-06f8-45ac-bf10-791fe21de46e"},
      .checklist = {"SE-AC-2"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  for (const auto& volume : k8s::HostPathVolumes(workload)) {
    const auto mounters = k8s::MountersOf(workload, volume.name());
    if (!mounters.empty() && k8s::HandsOverNode(volume.path)) {
      report.Add({.span = volume.path_slot().span(),
                  .message = fmt::format("the node's `{}` is mounted by {}", volume.path,
                                         k8s::Titles(mounters))});
    }
  }
}

}  // namespace linter::rules
