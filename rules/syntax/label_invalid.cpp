#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/label_syntax.h"
#include "linter/k8s/object.h"
#include "linter/k8s/object_name.h"
#include "linter/k8s/placeholder.h"
#include "linter/k8s/project.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule LabelInvalid() {
  return {
      .id = "label-invalid",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "label is one that the API server refuses",
      .why =
          "A label's value has at most 63 letters, digits, `-`, `_` and `.`, with a letter or "
          "digit at both ends, or is empty; its key is built the same way, maybe behind a host "
          "name and a slash. The API server refuses an object, or the pods that it makes, with any "
          "other label. Labels of the object and of its pod template are looked at, and the plain "
          "selectors of Services. Values that another tool fills in (`${VERSION}`) and files of "
          "tools outside of the cluster are left alone.",
      .reference =
          "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/"
          "#syntax-and-character-set",
      .since = "0.1",
      .replaces = {"kube-score:label-values", "kics:1123031a-f921-4c5b-bd86-ef354ecfd37a"},
      .check = CheckObject,
  };
}

static void CheckLabels(const yaml::Slot& labels, Report& report) {
  for (const auto& [key, key_span, value] : labels.Members()) {
    const auto text = value.Text().value_or("");
    if (k8s::StandsForAnother(key) || k8s::StandsForAnother(text)) {
      continue;
    }
    const auto fault = k8s::LabelValueFault(text);
    if (!k8s::IsLabelKey(key)) {
      report.Add({.span = value.label(),
                  .message = fmt::format("`{}` cannot be the key of a label", key)});
    } else if (!fault.empty()) {
      report.Add(
          {.span = value.span(), .message = fmt::format("value of label `{}` {}", key, fault)});
    }
  }
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::IsOfCluster(object)) {
    return;
  }
  CheckLabels(object.metadata()["labels"], report);
  if (const auto* workload = object.project().WorkloadOf(object);
      workload != nullptr && workload->kind() != k8s::WorkloadKind::Pod) {
    CheckLabels(workload->pod_template()["metadata"]["labels"], report);
  }
  if (object.Is("", "Service")) {
    CheckLabels(object.spec()["selector"], report);
  }
}

}  // namespace linter::rules
