#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule CapabilitiesKept() {
  return {
      .id = "capabilities-kept",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Production, Profile::PssRestricted},
      .security_severity = 3.5,
      .summary = "container does not drop all capabilities",
      .why =
          "A container starts with a dozen capabilities that hardly any application uses: to "
          "change owners of files, to make devices, to open raw sockets. `drop: [ALL]`, and "
          "adding back what is needed, is what the restricted Pod Security Standard asks for. "
          "Pods of Windows are exempt.",
      .reference = "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
      .since = "0.1",
      .replaces = {"polaris:insecureCapabilities", "polaris:linuxHardening", "trivy:KSV-0003",
                   "trivy:KSV-0004", "trivy:KSV-0106", "checkov:CKV_K8S_37",
                   "pss:capabilities_restricted"},
      .checklist = {"SE-AC-2"},
      .fix = FixKind::Unsafe,
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto context = container.security_context();
  if (container.workload().windows()) {
    return;
  }
  for (const auto& capability : context.dropped()) {
    if (capability.Text() == "ALL") {
      return;
    }
  }
  const auto drop = context.own()["capabilities"]["drop"];
  const bool some = drop.size() > 0;
  report.Add({.span = drop.span(),
              .message = fmt::format("{} keeps {} capabilities", container.Title(),
                                     some ? "most of its" : "its default"),
              .fixes = {{"drop all capabilities", Safety::Unsafe, yaml::Append(drop, "ALL")}}});
}

}  // namespace linter::rules
