#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule RootGroup() {
  return {
      .id = "root-group",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Production},
      .security_severity = 3.5,
      .summary = "container runs with the root group",
      .why =
          "Files that belong to group 0 (in many images `/etc/passwd` and the application "
          "itself) become writable for the process. OpenShift gives arbitrary users the root "
          "group on purpose; allow it there.",
      .reference = "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
      .since = "0.1",
      .replaces = {"kube-linter:run-as-non-root", "trivy:KSV-0116"},
      .checklist = {"SE-AC-2"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto group = container.security_context().run_as_group();
  if (group == 0) {
    report.Add({.span = group.span(),
                .message = fmt::format("{} runs with the root group", container.Title())});
  }
}

}  // namespace linter::rules
