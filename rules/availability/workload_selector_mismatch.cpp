#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/labels.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule WorkloadSelectorMismatch() {
  return {
      .id = "workload-selector-mismatch",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "selector of a workload does not match its own pod template",
      .why =
          "The controller could not find the pods that it makes: the API refuses a Deployment, "
          "StatefulSet, DaemonSet or ReplicaSet whose selector does not match its template, and "
          "so does it with a selector that is not valid.",
      .reference = "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector",
      .since = "0.1",
      .replaces = {"kube-linter:mismatching-selector",
                   "kube-score:deployment-pod-selector-labels-match-template-metadata-labels",
                   "kube-score:statefulset-pod-selector-labels-match-template-metadata-labels"},
      .checklist = {"IN-C-1"},
      .check = CheckWorkload,
  };
}

// The first value that the pods do not have; the whole selector where it is an expression.
static Span Place(const k8s::Workload& workload, const k8s::Selector& selector) {
  const auto written = selector.slot()["matchLabels"];
  const auto labels = written.present() ? written : selector.slot();
  for (const auto& pair : selector.labels().pairs()) {
    const auto* label = workload.pod_labels().Find(pair.key);
    if (label == nullptr || label->value != pair.value) {
      return labels[pair.key].span();
    }
  }
  return selector.slot().span();
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto selector = workload.selector();
  if (workload.kind() == k8s::WorkloadKind::Pod || !selector.present() || selector.empty() ||
      !workload.pod_template().present()) {
    return;
  }
  const auto title = workload.object().Title();
  if (selector.invalid()) {
    report.Add({
        .span = selector.slot().span(),
        .message = fmt::format("selector of {} has an expression that is not valid", title),
    });
  } else if (!selector.Matches(workload.pod_labels())) {
    report.Add({
        .span = Place(workload, selector),
        .message =
            fmt::format("{} selects `{}`, which its own pods are not", title, selector.Text()),
        .labels = {{workload.pod_template()["metadata"]["labels"].span(), "the pods' labels"}},
    });
  }
}

}  // namespace linter::rules
