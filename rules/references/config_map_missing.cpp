#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/config_reference.h"
#include "linter/k8s/project.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule ConfigMapMissing() {
  return {
      .id = "config-map-missing",
      .severity = Severity::Error,
      .precision = Precision::Medium,
      .summary = "nothing makes the ConfigMap that a pod takes settings from",
      .why =
          "The pod does not start: it waits in `CreateContainerConfigError`, or for its volume, "
          "until the ConfigMap is there. Others may make it, so this is judged only in a closed "
          "world (`--closed-world`). What is `optional` is left alone; generators of Kustomize "
          "count, and so does `kube-root-ca.crt`, which every namespace has.",
      .reference = "https://kubernetes.io/docs/concepts/configuration/configmap/",
      .since = "0.1",
      .replaces = {"kube-linter:env-value-from"},
      .closed_world_only = true,
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  if (!workload.project().closed()) {
    return;
  }
  for (const auto& reference : k8s::ConfigReferences(workload)) {
    if (reference.source == k8s::ConfigSource::ConfigMap && !k8s::IsMade(reference, workload)) {
      report.Add({.span = reference.name.span(),
                  .message = fmt::format("nothing makes the ConfigMap `{}`",
                                         reference.name.Text().value_or(""))});
    }
  }
}

}  // namespace linter::rules
