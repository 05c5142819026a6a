#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/namespace.h"
#include "linter/k8s/object.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule NamespaceUnset() {
  return {
      .id = "namespace-unset",
      .severity = Severity::Info,
      .precision = Precision::Low,
      .profiles = {},
      .summary = "object says no namespace",
      .why =
          "The object lands wherever the one who applies it happens to be, which is `default` for "
          "most. Delivery tools and Helm set the namespace from outside, as they should, so the "
          "rule runs only when it is asked for.",
      .reference = "https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/",
      .since = "0.1",
      .replaces = {"kube-linter:use-namespace", "trivy:KSV-0110", "checkov:CKV_K8S_21",
                   "kics:611ab018-c4aa-4ba2-b0f6-a448337509a6"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (k8s::IsOfNamespace(object) && object.name_space().empty() &&
      (object.project().WorkloadOf(object) != nullptr || object.kind() != "List")) {
    report.Add({.span = object.metadata()["namespace"].span(),
                .message = fmt::format("{} says no namespace", object.Title())});
  }
}

}  // namespace linter::rules
