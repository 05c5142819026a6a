#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/config_reference.h"
#include "linter/k8s/secret.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule SecretKeyMissing() {
  return {
      .id = "secret-key-missing",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "Secret lacks a key that a pod takes from it",
      .why =
          "The container waits in `CreateContainerConfigError`, or its volume cannot be mounted, "
          "until the Secret has the key. Told where the run has the Secret and no object of its "
          "name has the key, or the ExternalSecret, SealedSecret or Certificate that makes it, and "
          "says "
          "all its keys. What is `optional` is left alone, and so is a Secret without any "
          "data, which something else fills.",
      .reference = "https://kubernetes.io/docs/concepts/configuration/secret/",
      .since = "0.1",
      .replaces = {"kube-linter:env-value-from"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  for (const auto& reference : k8s::ConfigReferences(workload)) {
    if (reference.source != k8s::ConfigSource::Secret) {
      continue;
    }
    for (const auto& key : reference.keys) {
      const auto name = key.Text().value_or("");
      if (const auto* lacking = k8s::LackingKey(reference, name, workload)) {
        report.Add({.span = key.span(),
                    .message = fmt::format("{} {} no key `{}`", lacking->Title(),
                                           k8s::Secret::Is(*lacking) ? "has" : "makes", name),
                    .labels = {{lacking->name_span(), "what lacks it"}}});
      }
    }
  }
}

}  // namespace linter::rules
