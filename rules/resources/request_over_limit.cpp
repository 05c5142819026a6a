#include <fmt/format.h>

#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/resources.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule RequestOverLimit() {
  return {
      .id = "request-over-limit",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "container requests more than its limit lets it use",
      .why =
          "The API refuses a pod with a request above the limit of the same resource. It happens "
          "when an overlay or a values file changes one of them only. Resources of the pod as a "
          "whole are compared too.",
      .reference = "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/",
      .since = "0.1",
      .checklist = {"IN-C-3"},
      .check = CheckWorkload,
  };
}

static void Compare(const k8s::Resources& resources, std::string_view title, Report& report) {
  for (const auto& member : resources.slot()["requests"].Members()) {
    const auto request = resources.RequestOf(member.key);
    const auto limit = resources.LimitOf(member.key);
    if (!request || !limit || !request->Exceeds(*limit)) {
      continue;
    }
    const auto bound = resources.limit(member.key);
    report.Add({
        .span = member.value.span(),
        .message = fmt::format("{} requests {} of {} and may use {}", title, *member.value.Text(),
                               member.key, *bound.Text()),
        .labels = {{bound.span(), "the limit"}},
    });
  }
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  Compare(k8s::Resources(workload.pod_spec()["resources"]), workload.object().Title(), report);
  for (const auto& container : workload.containers()) {
    Compare(container.resources(), container.Title(), report);
  }
}

}  // namespace linter::rules
