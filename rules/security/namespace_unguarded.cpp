#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule NamespaceUnguarded() {
  return {
      .id = "namespace-unguarded",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Production},
      .security_severity = 3.0,
      .summary = "namespace accepts privileged pods",
      .why =
          "`pod-security.kubernetes.io/enforce: privileged` switches the Pod Security admission "
          "off for the namespace. Namespaces of node agents need it; application namespaces "
          "should enforce `baseline` or `restricted`. Namespaces `kube-*` are left alone.",
      .reference = "https://kubernetes.io/docs/concepts/security/pod-security-admission/",
      .since = "0.1",
      .checklist = {"SE-AC-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!object.Is("", "Namespace")) {
    return;
  }
  const auto enforce = object.metadata()["labels"]["pod-security.kubernetes.io/enforce"];
  const bool system = object.name().starts_with("kube-");
  if (enforce.Text() == "privileged" && !system) {
    report.Add({.span = enforce.span(),
                .message = fmt::format("namespace `{}` accepts privileged pods", object.name())});
  }
}

}  // namespace linter::rules
