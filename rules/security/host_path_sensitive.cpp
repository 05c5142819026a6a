#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static constexpr std::array<std::string_view, 16> Sensitive = {
    "/",     "/boot", "/dev", "/etc", "/home", "/lib",     "/lib64",           "/proc",
    "/root", "/run",  "/sys", "/usr", "/var",  "/var/run", "/var/lib/kubelet", "/etc/kubernetes"};

static std::string_view WithoutSlash(std::string_view path) {
  while (path.size() > 1 && path.ends_with('/')) {
    path.remove_suffix(1);
  }
  return path;
}

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
          "With the root, `/etc`, `/proc` or the kubelet's folder of the node at hand, the "
          "container reads its keys and changes how it starts. Sub-folders such as "
          "`/etc/localtime` and `/dev/shm` are left alone. Node agents that need it should "
          "mount the smallest sub-folder, read-only.",
      .reference = "https://kubernetes.io/docs/concepts/storage/volumes/#hostpath",
      .since = "0.1",
      .replaces = {"kube-linter:sensitive-host-mounts", "trivy:KSV-0121",
                   "kics:5308a7a8-06f8-45ac-bf10-791fe21de46e"},
      .checklist = {"SE-AC-2"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  for (const auto& volume : workload.volumes()) {
    const auto path = volume["hostPath"]["path"];
    const auto folder = WithoutSlash(path.Text().value_or(""));
    if (path.present() &&
        std::find(Sensitive.begin(), Sensitive.end(), folder) != Sensitive.end()) {
      report.Add({.span = path.span(),
                  .message = fmt::format("volume `{}` is the node's `{}`",
                                         volume["name"].Text().value_or(""), folder)});
    }
  }
}

}  // namespace linter::rules
