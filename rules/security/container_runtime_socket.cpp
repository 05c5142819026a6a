#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/volume.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule ContainerRuntimeSocket() {
  return {
      .id = "container-runtime-socket",
      .severity = Severity::Error,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .security_severity = 8.5,
      .summary = "pod mounts the container runtime's socket",
      .why =
          "Whoever can connect to the socket starts a privileged container on the node, and "
          "owns it. Mounting it read-only changes nothing, and mounting the folder that it "
          "stands in (`/run`, `/var/run`) gives it away too. Build images with a daemonless "
          "builder, and read container metadata from the kubelet. The sockets and pipes of "
          "docker, containerd, CRI-O, podman and BuildKit are known; a volume that nobody "
          "mounts is left alone.",
      .reference = "https://kubernetes.io/docs/concepts/storage/volumes/#hostpath",
      .since = "0.1",
      .replaces = {"kube-linter:docker-sock", "trivy:KSV-0006", "checkov:CKV_K8S_27",
                   "kics:a6f34658-fdfb-4154-9536-56d516f65828"},
      .checklist = {"SE-AC-2"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  for (const auto& volume : k8s::HostPathVolumes(workload)) {
    const auto mounters = k8s::MountersOf(workload, volume.name());
    if (!mounters.empty() && k8s::HoldsRuntimeSocket(volume.path)) {
      report.Add({.span = volume.path_slot().span(),
                  .message = fmt::format("`{}`, a way to the container runtime, is mounted by {}",
                                         volume.path, k8s::Titles(mounters))});
    }
  }
}

}  // namespace linter::rules
