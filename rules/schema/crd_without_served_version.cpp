#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule CrdWithoutServedVersion() {
  return {
      .id = "crd-without-served-version",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .profiles = {},
      .summary = "CustomResourceDefinition serves no version of its kind",
      .why =
          "All versions have `served: false`: the API server has no resource of this kind, "
          "and what was stored cannot be read. A definition that is kept for its stored objects "
          "only may be meant, so the rule is in no profile.",
      .reference =
          "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/"
          "custom-resource-definitions/#specify-multiple-versions",
      .since = "0.1",
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (object.kind() != "CustomResourceDefinition" || object.group() != "apiextensions.k8s.io") {
    return;
  }
  const auto versions = object.spec()["versions"];
  const auto items = versions.Items();
  const bool served = std::any_of(items.begin(), items.end(), [](const yaml::Slot& version) {
    return version["served"].Bool() != false;
  });
  if (!items.empty() && !served) {
    report.Add(
        {.span = versions.span(), .message = fmt::format("{} serves no version", object.Title())});
  }
}

}  // namespace linter::rules
