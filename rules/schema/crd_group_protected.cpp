#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule CrdGroupProtected() {
  return {
      .id = "crd-group-protected",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "CustomResourceDefinition in a group of Kubernetes itself, without approval",
      .why =
          "Groups that end with `k8s.io` or `kubernetes.io` belong to the Kubernetes "
          "community. The API server refuses a definition there unless the annotation "
          "`api-approved.kubernetes.io` has the address of the approval, or says "
          "`unapproved` with a reason.",
      .reference =
          "https://kubernetes.io/docs/reference/labels-annotations-taints/"
          "#api-approved-kubernetes-io",
      .since = "0.1",
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (object.kind() != "CustomResourceDefinition" ||
      object.api_version() != "apiextensions.k8s.io/v1") {
    return;
  }
  const auto group = object.spec()["group"];
  const auto text = group.Text().value_or("");
  const bool community = text == "k8s.io" || text == "kubernetes.io" || text.ends_with(".k8s.io") ||
                         text.ends_with(".kubernetes.io");
  const auto approval = object.metadata()["annotations"]["api-approved.kubernetes.io"].Text();
  if (community && !approval) {
    report.Add({.span = group.span(),
                .message = fmt::format("group `{}` belongs to Kubernetes itself", text)});
  }
}

}  // namespace linter::rules
