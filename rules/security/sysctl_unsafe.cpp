#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static constexpr std::array<std::string_view, 12> Safe = {"kernel.shm_rmid_forced",
                                                          "net.ipv4.ip_local_port_range",
                                                          "net.ipv4.ip_unprivileged_port_start",
                                                          "net.ipv4.tcp_syncookies",
                                                          "net.ipv4.ping_group_range",
                                                          "net.ipv4.ip_local_reserved_ports",
                                                          "net.ipv4.tcp_keepalive_time",
                                                          "net.ipv4.tcp_fin_timeout",
                                                          "net.ipv4.tcp_keepalive_intvl",
                                                          "net.ipv4.tcp_keepalive_probes",
                                                          "net.ipv4.tcp_rmem",
                                                          "net.ipv4.tcp_wmem"};

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule SysctlUnsafe() {
  return {
      .id = "sysctl-unsafe",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production, Profile::PssBaseline,
                   Profile::PssRestricted},
      .security_severity = 5.0,
      .summary = "pod sets a kernel parameter that is not safe",
      .why =
          "Only sysctls of the pod's own namespaces that cannot harm the node are safe (the "
          "list is that of Kubernetes 1.32). Kubelets refuse others unless told not to, and the "
          "pod stays in `SysctlForbidden`. kube-linter also flags some that Kubernetes calls "
          "safe; these are left alone.",
      .reference = "https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/",
      .since = "0.1",
      .replaces = {"kube-linter:unsafe-sysctls", "trivy:KSV-0026",
                   "kics:9127f0d9-2310-42e7-866f-5fd9d20dcbad", "pss:sysctls"},
      .checklist = {"SE-AC-2"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  for (const auto& sysctl : workload.pod_security_context()["sysctls"].Items()) {
    const auto name = sysctl["name"].Text().value_or("");
    if (std::find(Safe.begin(), Safe.end(), name) == Safe.end()) {
      report.Add({.span = sysctl["name"].span(),
                  .message = fmt::format("{} sets the unsafe sysctl `{}`",
                                         workload.object().Title(), name)});
    }
  }
}

}  // namespace linter::rules
