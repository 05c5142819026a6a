#include <fmt/format.h>

#include <vector>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule CrdStorageVersionUnclear() {
  return {
      .id = "crd-storage-version-unclear",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "CustomResourceDefinition has not exactly one version that is stored",
      .why =
          "Objects are kept in one version, that with `storage: true`. With none or with "
          "several the API server refuses the definition.",
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
  std::vector<yaml::Slot> stored;
  for (const auto& version : versions.Items()) {
    if (version["storage"].Bool().value_or(false)) {
      stored.push_back(version);
    }
  }
  if (versions.size() > 0 && stored.empty()) {
    report.Add({.span = versions.span(),
                .message = fmt::format("no version of {} has `storage: true`", object.Title())});
  }
  for (std::size_t i = 1; i < stored.size(); ++i) {
    report.Add({.span = stored[i]["storage"].span(),
                .message = fmt::format("version `{}` is stored, and so is `{}`",
                                       stored[i]["name"].Text().value_or(""),
                                       stored.front()["name"].Text().value_or(""))});
  }
}

}  // namespace linter::rules
