#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/config_reference.h"
#include "linter/k8s/project.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule SecretMissing() {
  return {
      .id = "secret-missing",
      .severity = Severity::Error,
      .precision = Precision::Medium,
      .summary = "nothing makes the Secret that a pod takes settings from",
      .why =
          "The pod does not start: it waits in `CreateContainerConfigError`, or for its volume, "
          "until the Secret is there. Others may make it, so this is judged only in a closed world "
          "(`--closed-world`). What is `optional` is left alone; generators of Kustomize count, "
          "and so do Certificates, ExternalSecrets, SealedSecrets and the like.",
      .reference = "https://kubernetes.io/docs/concepts/configuration/secret/",
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
    if (reference.source == k8s::ConfigSource::Secret && !k8s::IsMade(reference, workload)) {
      report.Add({.span = reference.name.span(),
                  .message = fmt::format("nothing makes the Secret `{}`",
                                         reference.name.Text().value_or(""))});
    }
  }
}

}  // namespace linter::rules
