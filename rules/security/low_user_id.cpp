#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"

namespace linter::rules {

static const Option<std::int64_t> Minimum{"minimum", 10000, "lowest id that is accepted"};

static void CheckContainer(const k8s::Container& container, Report& report);

Rule LowUserId() {
  return {
      .id = "low-user-id",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .profiles = {},
      .security_severity = 2.0,
      .summary = "container runs with an id that the node may use itself",
      .why =
          "Ids below 10000 often exist on the node; a process that leaves its container then "
          "owns that user's files. Opinionated, so only in the profile `all`.",
      .reference = "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
      .since = "0.1",
      .replaces = {"kube-score:container-security-context-user-group-id", "trivy:KSV-0020",
                   "trivy:KSV-0021", "checkov:CKV_K8S_40"},
      .checklist = {"SE-AC-2"},
      .options = {Minimum},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto minimum = report.Get(Minimum);
  const auto context = container.security_context();
  for (const auto& id : {context.run_as_user(), context.run_as_group()}) {
    if (id.value_or(0) < minimum) {
      const auto* field = id.slot.span() == context.run_as_user().span() ? "user" : "group";
      report.Add(
          {.span = id.span(),
           .message = id.has_value()
                          ? fmt::format("{} runs with {} id {}", container.Title(), field, *id)
                          : fmt::format("{} has no user and group id", container.Title())});
      return;
    }
  }
}

}  // namespace linter::rules
