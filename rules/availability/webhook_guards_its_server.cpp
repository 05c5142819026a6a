#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/project.h"
#include "linter/k8s/webhook.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule WebhookGuardsItsServer() {
  return {
      .id = "webhook-guards-its-server",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "webhook has to approve the pods that answer it",
      .why =
          "After an outage of all its pods, or of the cluster, nobody answers the webhook, and "
          "`failurePolicy: Fail`, which is the default, then refuses every pod that it is asked "
          "about: its own too, so that it never comes back, and nothing else starts. Leave its "
          "namespace out by `namespaceSelector` (`kubernetes.io/metadata.name`), or its pods by "
          "`objectSelector`. Judged where the run has the Service and the workload; a selector by "
          "labels of a namespace that is not in the run, and `matchConditions`, are believed to "
          "leave them out.",
      .reference =
          "https://kubernetes.io/docs/concepts/cluster-administration/"
          "admission-webhooks-good-practices/#avoid-self-mutation",
      .since = "0.1",
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& webhook : k8s::WebhooksOf(object)) {
    if (!webhook.fails_closed()) {
      continue;
    }
    for (const auto* server : k8s::ServersOf(webhook, object.project())) {
      if (!webhook.GuardsPodsOf(*server)) {
        continue;
      }
      report.Add({.span = webhook.slot()["name"].span(),
                  .message = fmt::format("webhook `{}` has to approve the pods of {}, which answer "
                                         "it",
                                         webhook.slot()["name"].Text().value_or(""),
                                         server->object().Title()),
                  .labels = {{server->object().name_span(), "its server"}}});
      break;
    }
  }
}

}  // namespace linter::rules
