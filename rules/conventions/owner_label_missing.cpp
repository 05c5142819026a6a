#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/object.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static const Option<std::string> Key{"key", "owner", "What the key of the label contains."};

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule OwnerLabelMissing() {
  return {
      .id = "owner-label-missing",
      .severity = Severity::Info,
      .precision = Precision::Low,
      .profiles = {},
      .summary = "no label says who owns a workload",
      .why =
          "At night somebody must be called, and a label is where they look. The label is looked "
          "for on the object, and each key that contains the text of the option counts. Every "
          "organisation has a key of its own, so the rule runs only when it is asked for.",
      .reference =
          "https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/",
      .since = "0.1",
      .replaces = {"kube-linter:required-label-owner"},
      .options = {Key},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto& key = report.Get(Key);
  const auto labels = workload.object().labels();
  const auto& pairs = labels.pairs();
  if (std::none_of(pairs.begin(), pairs.end(), [&](const k8s::LabelPair& pair) {
        return pair.key.find(key) != std::string_view::npos;
      })) {
    report.Add({.span = workload.object().metadata()["labels"].span(),
                .message = fmt::format("no label of {} has `{}` in its key",
                                       workload.object().Title(), key)});
  }
}

}  // namespace linter::rules
