#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule CrdNameMismatch() {
  return {
      .id = "crd-name-mismatch",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "name of a CustomResourceDefinition is not that of its resource",
      .why =
          "The name has to be `<plural>.<group>`, as `spec.names.plural` and `spec.group` "
          "have them; the API server refuses the definition otherwise.",
      .reference =
          "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/"
          "custom-resource-definitions/",
      .since = "0.1",
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (object.kind() != "CustomResourceDefinition" || object.group() != "apiextensions.k8s.io") {
    return;
  }
  const auto plural = object.spec()["names"]["plural"].Text();
  const auto group = object.spec()["group"].Text();
  if (!plural || !group || object.name().empty()) {
    return;
  }
  const auto wanted = fmt::format("{}.{}", *plural, *group);
  const bool templated = wanted.find_first_of("${}<>%") != std::string::npos ||
                         object.name().find_first_of("${}<>%") != std::string_view::npos;
  if (object.name() != wanted && !templated) {
    report.Add(
        {.span = object.metadata()["name"].span(),
         .message = fmt::format("definition of `{}` is called `{}`", wanted, object.name())});
  }
}

}  // namespace linter::rules
