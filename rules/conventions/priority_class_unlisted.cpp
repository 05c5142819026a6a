#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static const Option<std::vector<std::string>> Classes{
    "classes",
    {"system-cluster-critical", "system-node-critical"},
    "Names of the priority classes that may be used."};

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule PriorityClassUnlisted() {
  return {
      .id = "priority-class-unlisted",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {},
      .summary = "priority class is not one of those that may be used",
      .why =
          "A pod of a high priority evicts others when the cluster is full, so many teams allow "
          "few classes. The option names those that may be used; as in kube-linter the two of the "
          "system are, until it says otherwise. Pods without a class are left alone: "
          "`priority-class-missing` is about them.",
      .reference =
          "https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/",
      .since = "0.1",
      .replaces = {"kube-linter:priority-class-name"},
      .options = {Classes},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto& listed = report.Get(Classes);
  const auto name = workload.pod_spec()["priorityClassName"];
  const auto text = name.Text().value_or("");
  if (!text.empty() && std::find(listed.begin(), listed.end(), text) == listed.end()) {
    report.Add(
        {.span = name.span(),
         .message = fmt::format("priority class `{}` is not one of those that may be used", text)});
  }
}

}  // namespace linter::rules
