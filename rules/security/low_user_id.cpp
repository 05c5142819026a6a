#include <fmt/format.h>

#include <cstdint>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/container.h"
#include "linter/k8s/project.h"

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
          "Ids below 10000 often exist on the node; a process that leaves its container "
          "then owns that user's files. The image's own user may be low as well, so an id "
          "that is not written counts as one. Opinionated, so only in the profile `all`. "
          "Pods of Windows have no such ids.",
      .reference = "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
      .since = "0.1",
      .replaces = {"kube-score:container-security-context-user-group-id", "trivy:KSV-0020",
                   "trivy:KSV-0021", "checkov:CKV_K8S_40",
                   "kics:02323c00-cdc3-4fdc-a310-4f2b3e7a1660"},
      .checklist = {"SE-AC-2"},
      .options = {Minimum},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto minimum = report.Get(Minimum);
  const auto context = container.security_context();
  const auto check = [&](const yaml::Value<std::int64_t>& id, std::string_view field) {
    if (id.value_or(0) >= minimum) {
      return false;
    }
    report.Add({.span = id.span(),
                .message = id.has_value()
                               ? fmt::format("{} runs with {} id {}", container.Title(), field, *id)
                               : fmt::format("{} has no {} id", container.Title(), field)});
    return true;
  };
  const bool exempt = container.workload().windows() || k8s::MayBePatch(container.workload());
  if (!exempt && !check(context.run_as_user(), "user")) {
    check(context.run_as_group(), "group");
  }
}

}  // namespace linter::rules
