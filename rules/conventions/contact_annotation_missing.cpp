#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/object.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static const Option<std::string> Key{"key", "email", "What the key of the annotation contains."};

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule ContactAnnotationMissing() {
  return {
      .id = "contact-annotation-missing",
      .severity = Severity::Info,
      .precision = Precision::Low,
      .profiles = {},
      .summary = "no annotation gives a mail address for a workload",
      .why =
          "At night somebody must be written to. The annotation is looked for on the object: its "
          "key contains the text of the option, its value a mail address. Every organisation has a "
          "key of its own, so the rule runs only when it is asked for.",
      .reference = "https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/",
      .since = "0.1",
      .replaces = {"kube-linter:required-annotation-email"},
      .options = {Key},
      .check = CheckWorkload,
  };
}

// Something, an `@`, and a host with a dot inside.
static bool HasAddress(std::string_view text) {
  const auto at = text.find('@');
  if (at == std::string_view::npos || at == 0) {
    return false;
  }
  const auto dot = text.find('.', at + 2);
  return dot != std::string_view::npos && dot + 1 < text.size();
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto& key = report.Get(Key);
  const auto annotations = workload.object().annotations();
  const auto& pairs = annotations.pairs();
  if (std::none_of(pairs.begin(), pairs.end(), [&](const k8s::LabelPair& pair) {
        return pair.key.find(key) != std::string_view::npos && HasAddress(pair.value);
      })) {
    report.Add(
        {.span = workload.object().metadata()["annotations"].span(),
         .message = fmt::format("no annotation of {} with `{}` in its key holds a mail address",
                                workload.object().Title(), key)});
  }
}

}  // namespace linter::rules
