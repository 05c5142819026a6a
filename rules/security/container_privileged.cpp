#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ContainerPrivileged() {
  return {
      .id = "container-privileged",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production, Profile::PssBaseline,
                   Profile::PssRestricted},
      .security_severity = 8.5,
      .summary = "container is privileged",
      .why =
          "A privileged container is root on the node in all but name: it sees every "
          "device, holds every capability, and leaves its container in one command. What it "
          "needs can nearly always be given as a single capability or device. Every role of "
          "container is looked at.",
      .reference = "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
      .since = "0.1",
      .replaces = {"kube-linter:privileged-container",
                   "kube-score:container-security-context-privileged", "polaris:runAsPrivileged",
                   "trivy:KSV-0017", "checkov:CKV_K8S_16",
                   "kics:dd29336b-fe57-445b-a26e-e6aa867ae609", "pss:privileged"},
      .checklist = {"SE-AC-2"},
      .fix = FixKind::Unsafe,
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto privileged = container.security_context().privileged();
  if (privileged == true) {
    report.Add({.span = privileged.span(),
                .message = fmt::format("{} is privileged", container.Title()),
                .fixes = {{"run without privileges", Safety::Unsafe,
                           yaml::Set(privileged.slot, "false")}}});
  }
}

}  // namespace linter::rules
