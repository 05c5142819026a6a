#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule CrdUnknownFieldsKept() {
  return {
      .id = "crd-unknown-fields-kept",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "CustomResourceDefinition of v1 keeps unknown fields everywhere",
      .why =
          "`spec.preserveUnknownFields: true` is the old behaviour of `v1beta1`; the API "
          "server refuses it in `v1`. A place that keeps what it does not know says "
          "`x-kubernetes-preserve-unknown-fields: true` in its schema.",
      .reference =
          "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/"
          "custom-resource-definitions/#field-pruning",
      .since = "0.1",
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (object.kind() != "CustomResourceDefinition" ||
      object.api_version() != "apiextensions.k8s.io/v1") {
    return;
  }
  const auto kept = object.spec()["preserveUnknownFields"];
  if (kept.Bool() == true) {
    report.Add({.span = kept.span(),
                .message = fmt::format("{} keeps unknown fields everywhere", object.Title())});
  }
}

}  // namespace linter::rules
