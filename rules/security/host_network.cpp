#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule HostNetwork() {
  return {
      .id = "host-network",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production, Profile::PssBaseline,
                   Profile::PssRestricted},
      .security_severity = 6.5,
      .summary = "pod shares the node's network",
      .why =
          "The pod sees and can bind the node's interfaces: it reaches services that listen on "
          "localhost only, can listen in on other pods' traffic, and no NetworkPolicy holds for "
          "it. Node agents (CNI plugins, some ingress controllers) need it; allow it there, "
          "with the reason.",
      .reference = "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
      .since = "0.1",
      .replaces = {"kube-linter:host-network", "polaris:hostNetworkSet", "trivy:KSV-0009",
                   "checkov:CKV_K8S_19", "kics:6b6bdfb3-c3ae-44cb-88e4-7405c1ba2c8a",
                   "pss:hostNamespaces"},
      .checklist = {"SE-AC-2"},
      .fix = FixKind::Unsafe,
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto slot = workload.pod_spec()["hostNetwork"];
  if (slot.Bool() == true) {
    report.Add({.span = slot.span(),
                .message = fmt::format("{} shares the node's network", workload.object().Title()),
                .fixes = {{"keep the network apart", Safety::Unsafe, yaml::Set(slot, "false")}}});
  }
}

}  // namespace linter::rules
