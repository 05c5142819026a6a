#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/container.h"

namespace linter::rules {

// What the baseline Pod Security Standard lets a container add.
static constexpr std::array<std::string_view, 13> Baseline = {
    "AUDIT_WRITE",      "CHOWN",   "DAC_OVERRIDE", "FOWNER",  "FSETID", "KILL",      "MKNOD",
    "NET_BIND_SERVICE", "SETFCAP", "SETGID",       "SETPCAP", "SETUID", "SYS_CHROOT"};

static void CheckContainer(const k8s::Container& container, Report& report);

Rule CapabilityDangerous() {
  return {
      .id = "capability-dangerous",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production, Profile::PssBaseline,
                   Profile::PssRestricted},
      .security_severity = 7.0,
      .summary = "container holds a capability beyond the baseline",
      .why =
          "Each of these capabilities opens a way out of the container or into the network of "
          "others: `SYS_ADMIN`, `NET_ADMIN`, `NET_RAW`, `SYS_PTRACE`, `BPF` and so on, and "
          "`ALL` most of all. The baseline Pod Security Standard allows only those that "
          "runtimes give anyway, spelled in capitals without `CAP_`.",
      .reference = "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
      .since = "0.1",
      .replaces = {"kube-linter:drop-net-raw-capability", "polaris:dangerousCapabilities",
                   "trivy:KSV-0022", "trivy:KSV-0005", "trivy:KSV-0119", "trivy:KSV-0120",
                   "checkov:CKV_K8S_25", "checkov:CKV_K8S_39", "pss:capabilities_baseline"},
      .checklist = {"SE-AC-2"},
      .fix = FixKind::Unsafe,
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  for (const auto& capability : container.security_context().added()) {
    const auto name = capability.Text().value_or("");
    if (std::find(Baseline.begin(), Baseline.end(), name) == Baseline.end()) {
      report.Add(
          {.span = capability.span(),
           .message = fmt::format("{} holds the capability `{}`", container.Title(), name),
           .fixes = {{"take the capability away", Safety::Unsafe, yaml::Remove(capability)}}});
    }
  }
}

}  // namespace linter::rules
