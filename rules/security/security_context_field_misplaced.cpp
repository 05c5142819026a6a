#include <fmt/format.h>

#include <array>
#include <span>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/workload.h"
#include "linter/yaml/node.h"

namespace linter::rules {

static constexpr std::array<std::string_view, 5> OfContainers = {
    "privileged", "allowPrivilegeEscalation", "readOnlyRootFilesystem", "capabilities",
    "procMount"};
static constexpr std::array<std::string_view, 5> OfPods = {
    "fsGroup", "fsGroupChangePolicy", "supplementalGroups", "supplementalGroupsPolicy", "sysctls"};

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule SecurityContextFieldMisplaced() {
  return {
      .id = "security-context-field-misplaced",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production},
      .security_severity = 5.0,
      .summary = "field of a security context stands on the wrong level",
      .why =
          "The `securityContext` of a pod and that of a container have different fields. "
          "`privileged`, `allowPrivilegeEscalation`, `readOnlyRootFilesystem`, "
          "`capabilities` and `procMount` exist on containers only; `fsGroup`, "
          "`supplementalGroups` and `sysctls` on pods only. On the other level they are "
          "dropped, with a warning at best: what looks hardened is not.",
      .reference = "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
      .since = "0.1",
      .checklist = {"SE-AC-2"},
      .check = CheckWorkload,
  };
}

static void CheckLevel(const yaml::Slot& context, std::string_view title, const char* home,
                       std::span<const std::string_view> fields, Report& report) {
  for (const auto field : fields) {
    const auto slot = context[field];
    if (slot.present()) {
      report.Add({.span = slot.node()->Key() ? slot.node()->Key()->span() : slot.span(),
                  .message = fmt::format("`{}` of {} does nothing: it is a field of {}", field,
                                         title, home)});
    }
  }
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  CheckLevel(workload.pod_security_context(), workload.object().Title(), "containers", OfContainers,
             report);
  for (const auto& container : workload.containers()) {
    CheckLevel(container["securityContext"], container.Title(), "pods", OfPods, report);
  }
}

}  // namespace linter::rules
