#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/namespace.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule NamespaceDefault() {
  return {
      .id = "namespace-default",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "object is put into the namespace `default`",
      .why =
          "What stands in `default` shares its quota, its policies and its service account with "
          "everything that was applied without a thought, and no rule for it can be written. The "
          "account `default` and the Service `kubernetes` belong there.",
      .reference =
          "https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/"
          "#initial-namespaces",
      .since = "0.1",
      .replaces = {"kube-linter:use-namespace", "trivy:KSV-0110", "checkov:CKV_K8S_21",
                   "kics:611ab018-c4aa-4ba2-b0f6-a448337509a6"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const bool built_in = (object.Is("", "ServiceAccount") && object.name() == "default") ||
                        (object.Is("", "Service") && object.name() == "kubernetes");
  if (object.name_space() == "default" && k8s::IsOfNamespace(object) && !built_in) {
    report.Add({.span = object.metadata()["namespace"].span(),
                .message = fmt::format("{} is put into the namespace `default`", object.Title())});
  }
}

}  // namespace linter::rules
