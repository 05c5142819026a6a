#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/object.h"
#include "linter/k8s/placeholder.h"
#include "linter/k8s/project.h"
#include "linter/k8s/storage.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule StorageClassUndefined() {
  return {
      .id = "storage-class-undefined",
      .severity = Severity::Warning,
      .precision = Precision::Low,
      .profiles = {},
      .summary = "storage class of a claim does not exist",
      .why =
          "The claim stays Pending, and with it every pod that mounts it, unless a volume of this "
          "class is made by hand. The classes are mostly made with the cluster, elsewhere, so this "
          "is judged only in a closed world (`--closed-world`). A PersistentVolume of the run with "
          "the class counts.",
      .reference = "https://kubernetes.io/docs/concepts/storage/storage-classes/",
      .since = "0.1",
      .closed_world_only = true,
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!object.project().closed()) {
    return;
  }
  if (!k8s::VolumeClaim::Is(object)) {
    return;
  }
  const auto name = k8s::VolumeClaim(object).class_name();
  const auto text = name.Text().value_or("");
  const auto& classes = object.project().OfKind("StorageClass");
  const auto& volumes = object.project().OfKind("PersistentVolume");
  if (!text.empty() && !k8s::StandsForAnother(text) &&
      std::none_of(classes.begin(), classes.end(),
                   [&](const k8s::Object* known) { return known->name() == text; }) &&
      std::none_of(volumes.begin(), volumes.end(), [&](const k8s::Object* volume) {
        return volume->spec()["storageClassName"].Text() == text;
      })) {
    report.Add(
        {.span = name.span(), .message = fmt::format("no StorageClass is named `{}`", text)});
  }
}

}  // namespace linter::rules
