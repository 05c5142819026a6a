#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/container.h"
#include "linter/k8s/volume.h"
#include "linter/k8s/workload.h"
#include "linter/k8s/write_path.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule VolumeOwnedByRoot() {
  return {
      .id = "volume-owned-by-root",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .summary = "container runs as a user that may not write to its volume",
      .why =
          "A new volume belongs to root, and only root may write to it. Where `runAsUser` is "
          "another, `permission denied` ends the process, unless `fsGroup` makes the kubelet give "
          "the volume to a group that the process has. Left alone are pods with an init container "
          "that mounts the volume too, which may change its owner, `supplementalGroups`, Windows, "
          "and network filesystems (by `ReadWriteMany` or the name of the class), which keep "
          "their own owners. Some provisioners of local folders let everybody write.",
      .reference =
          "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/"
          "#set-the-security-context-for-a-pod",
      .since = "0.1",
      .check = CheckContainer,
  };
}

static bool IsPrepared(const k8s::Workload& workload, std::string_view volume) {
  const auto mounters = k8s::MountersOf(workload, volume);
  return std::any_of(mounters.begin(), mounters.end(), [](const auto* mounter) {
    return mounter->role() == k8s::ContainerRole::Init;
  });
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto context = container.security_context();
  const auto user = context.run_as_user();
  const auto& workload = container.workload();
  if (!user.has_value() || *user == 0 || !container.long_running() || workload.windows() ||
      context.pod()["fsGroup"].present() || context.pod()["supplementalGroups"].present()) {
    return;
  }
  for (const auto& each : k8s::WritableClaimMounts(container)) {
    if (each.shared || IsPrepared(workload, each.mount.volume())) {
      continue;
    }
    report.Add({.span = each.mount.slot.label(),
                .message = fmt::format("{} runs as user {}, who may not write to volume `{}`",
                                       container.Title(), *user, each.mount.volume()),
                .labels = {{user.span(), "the user"}}});
  }
}

}  // namespace linter::rules
