#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule ListAnnotationIgnored() {
  return {
      .id = "list-annotation-ignored",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "annotation for Helm stands at an item of a List",
      .why =
          "Helm reads its annotations at the document, not at what a `List` in it holds. An "
          "item with `helm.sh/resource-policy: keep` is removed with the release all the same, "
          "one with `helm.sh/hook` is installed like any other object. Write each item as a "
          "document of its own.",
      .reference =
          "https://helm.sh/docs/howto/charts_tips_and_tricks/"
          "#tell-helm-not-to-uninstall-a-resource",
      .since = "0.1",
      .replaces = {"helm-lint:validateListAnnotations"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto root = object.document().root();
  if (!root || object.root().deepest() == *root) {
    return;
  }
  for (const std::string_view key : {"helm.sh/resource-policy", "helm.sh/hook"}) {
    const auto annotation = object.metadata()["annotations"][key];
    if (annotation.present()) {
      report.Add({.span = annotation.label(),
                  .message = fmt::format("`{}` at {}, an item of a List, is ignored", key,
                                         object.Title())});
    }
  }
}

}  // namespace linter::rules
