#include <fmt/format.h>

#include <utility>

#include "linter/check/report.h"
#include "linter/k8s/container.h"
#include "linter/k8s/project.h"

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
          "A container starts with a dozen capabilities that hardly any application uses: "
          "to change owners of files, to make devices, to open raw sockets. `drop: [ALL]`, "
          "and adding back what is needed, is what the restricted Pod Security Standard "
          "asks for, in capitals. Pods that say `spec.os.name: windows` are exempt, as in "
          "the standard, and pieces that Kustomize lays over a workload are left alone.",
      .reference = "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
      .since = "0.1",
      .replaces = {"polaris:insecureCapabilities", "polaris:linuxHardening", "trivy:KSV-0003",
                   "trivy:KSV-0004", "trivy:KSV-0106", "checkov:CKV_K8S_37",
                   "kics:268ca686-7fb7-4ae9-b129-955a2a89064e", "pss:capabilities_restricted"},
      .checklist = {"SE-AC-2"},
      .fix = FixKind::Unsafe,
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto context = container.security_context();
  const auto& workload = container.workload();
  const auto drop = context.own()["capabilities"]["drop"];
  const auto* what =
      drop.size() > 0 ? "keeps most of its capabilities" : "keeps its default capabilities";
  auto edits = yaml::Append(drop, "ALL");
  for (const auto& capability : context.dropped()) {
    const auto name = capability.Text().value_or("");
    if (name == "ALL") {
      return;
    }
    if (k8s::SameCapability(name, "ALL")) {
      what = "drops all capabilities, but not as `ALL`";
      edits = yaml::Set(capability, "ALL");
    }
  }
  if (!workload.declares_windows() && !k8s::MayBePatch(workload)) {
    report.Add({.span = drop.span(),
                .message = fmt::format("{} {}", container.Title(), what),
                .fixes = {{"drop all capabilities", Safety::Unsafe, std::move(edits)}}});
  }
}

}  // namespace linter::rules
