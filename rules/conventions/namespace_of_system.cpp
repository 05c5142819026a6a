#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"
#include "linter/k8s/project.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule NamespaceOfSystem() {
  return {
      .id = "namespace-of-system",
      .severity = Severity::Info,
      .precision = Precision::Low,
      .profiles = {},
      .summary = "object is put into a namespace of the system",
      .why =
          "What runs in `kube-system` is close to the most powerful service accounts, is often "
          "exempt from quotas and admission policies, and is lost in nobody's list. Add-ons of the "
          "cluster belong there, which no file tells apart, so the rule runs only when it is asked "
          "for. Pods of the control plane (`system-node-critical`, `system-cluster-critical`) are "
          "left alone.",
      .reference =
          "https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/"
          "#initial-namespaces",
      .since = "0.1",
      .replaces = {"trivy:KSV-0037", "kics:611ab018-c4aa-4ba2-b0f6-a448337509a6"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto name = object.name_space();
  const auto* workload = object.project().WorkloadOf(object);
  const auto priority =
      workload == nullptr ? "" : workload->pod_spec()["priorityClassName"].Text().value_or("");
  if ((name == "kube-system" || name == "kube-public" || name == "kube-node-lease") &&
      !priority.starts_with("system-")) {
    report.Add({.span = object.metadata()["namespace"].span(),
                .message = fmt::format("{} is put into `{}`", object.Title(), name)});
  }
}

}  // namespace linter::rules
