#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule CrdConversionIncomplete() {
  return {
      .id = "crd-conversion-incomplete",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "conversion of a CustomResourceDefinition lacks what it needs",
      .why =
          "With `strategy: Webhook` the API server wants to know whom to ask "
          "(`webhook.clientConfig` with a `service` or `url`) and how "
          "(`conversionReviewVersions`), and refuses the definition otherwise; with `None` "
          "it refuses a webhook. A `caBundle` may be filled in later.",
      .reference =
          "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/"
          "custom-resource-definition-versioning/#webhook-conversion",
      .since = "0.1",
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (object.kind() != "CustomResourceDefinition" ||
      object.api_version() != "apiextensions.k8s.io/v1") {
    return;
  }
  const auto conversion = object.spec()["conversion"];
  const auto webhook = conversion["webhook"];
  if (conversion["strategy"].Text() == "None" && webhook.present()) {
    report.Add({.span = webhook.span(), .message = "`strategy: None` asks no webhook"});
  }
  if (conversion["strategy"].Text() != "Webhook") {
    return;
  }
  const auto client = webhook["clientConfig"];
  if (!client["service"].present() && !client["url"].present()) {
    report.Add({.span = client.span(),
                .message = fmt::format("conversion of {} names no webhook", object.Title())});
  }
  if (webhook["conversionReviewVersions"].size() == 0) {
    report.Add(
        {.span = webhook["conversionReviewVersions"].span(),
         .message = fmt::format("conversion of {} names no version of reviews", object.Title())});
  }
}

}  // namespace linter::rules
