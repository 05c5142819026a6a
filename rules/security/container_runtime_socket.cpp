#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static constexpr std::array<std::string_view, 5> Sockets = {
    "docker.sock", "containerd.sock", "crio.sock", "cri-dockerd.sock", "podman.sock"};

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule ContainerRuntimeSocket() {
  return {
      .id = "container-runtime-socket",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production},
      .security_severity = 8.5,
      .summary = "pod mounts the container runtime's socket",
      .why =
          "Whoever can write to the socket starts a privileged container on the node, and owns "
          "it. Mounting it read-only changes nothing: connecting is enough. Build images with a "
          "daemonless builder, and read container metadata from the kubelet.",
      .reference = "https://kubernetes.io/docs/concepts/storage/volumes/#hostpath",
      .since = "0.1",
      .replaces = {"kube-linter:docker-sock", "trivy:KSV-0006", "checkov:CKV_K8S_27",
                   "kics:a6f34658-fdfb-4154-9536-56d516f65828"},
      .checklist = {"SE-AC-2"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  for (const auto& volume : workload.volumes()) {
    const auto path = volume["hostPath"]["path"];
    const auto text = path.Text().value_or("");
    const bool socket = std::any_of(Sockets.begin(), Sockets.end(),
                                    [&](std::string_view name) { return text.ends_with(name); });
    if (socket) {
      report.Add({.span = path.span(),
                  .message = fmt::format("volume `{}` is the socket of the container runtime",
                                         volume["name"].Text().value_or(""))});
    }
  }
}

}  // namespace linter::rules
