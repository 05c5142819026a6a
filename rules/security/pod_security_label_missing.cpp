#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule PodSecurityLabelMissing() {
  return {
      .id = "pod-security-label-missing",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .security_severity = 3.0,
      .summary = "namespace enforces no Pod Security Standard",
      .why =
          "Without `pod-security.kubernetes.io/enforce` a namespace takes whatever level "
          "the cluster was configured with, and that is `privileged` nearly everywhere: "
          "anybody who may create pods owns the nodes. Namespaces `kube-*` and "
          "`openshift-*` are left alone. Clusters that enforce by a policy engine, or by "
          "the API server's own configuration, can do without the label.",
      .reference = "https://kubernetes.io/docs/concepts/security/pod-security-admission/",
      .since = "0.1",
      .checklist = {"SE-AC-2"},
      .fix = FixKind::Unsafe,
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto enforce = object.metadata()["labels"]["pod-security.kubernetes.io/enforce"];
  const bool system = object.name().starts_with("kube-") || object.name().starts_with("openshift-");
  if (object.Is("", "Namespace") && !system && !enforce.present()) {
    report.Add(
        {.span = object.name_span(),
         .message = fmt::format("namespace `{}` enforces no Pod Security Standard", object.name()),
         .fixes = {{"enforce the baseline", Safety::Unsafe, yaml::Set(enforce, "baseline")}}});
  }
}

}  // namespace linter::rules
