#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule CapabilityDangerous() {
  return {
      .id = "capability-dangerous",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production, Profile::PssBaseline,
                   Profile::PssRestricted},
      .security_severity = 7.0,
      .summary = "container adds a capability that leads out of it",
      .why =
          "Each of these capabilities opens a way to the node or into the network of "
          "others: `SYS_ADMIN`, `SYS_MODULE`, `SYS_PTRACE`, `BPF`, `NET_ADMIN`, `NET_RAW` "
          "and so on, and `ALL` most of all. Names are read in any case and with `CAP_`, as "
          "some runtimes do. Those beyond the baseline that serve one narrow purpose, such "
          "as `IPC_LOCK`, are left to `capability-beyond-baseline`.",
      .reference = "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
      .since = "0.1",
      .replaces = {"kube-linter:drop-net-raw-capability", "polaris:dangerousCapabilities",
                   "trivy:KSV-0022", "trivy:KSV-0005", "trivy:KSV-0119", "trivy:KSV-0120",
                   "checkov:CKV_K8S_25", "checkov:CKV_K8S_39",
                   "kics:235236ee-ad78-4065-bd29-61b061f28ce0",
                   "kics:19ebaa28-fc86-4a58-bcfa-015c9e22fe40", "pss:capabilities_baseline"},
      .checklist = {"SE-AC-2"},
      .fix = FixKind::Unsafe,
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  for (const auto& capability : container.security_context().added()) {
    const auto name = capability.Text().value_or("");
    if (k8s::GradeOf(name) == k8s::CapabilityGrade::Dangerous) {
      report.Add(
          {.span = capability.span(),
           .message = fmt::format("{} adds the capability `{}`", container.Title(), name),
           .fixes = {{"take the capability away", Safety::Unsafe, yaml::Remove(capability)}}});
    }
  }
}

}  // namespace linter::rules
