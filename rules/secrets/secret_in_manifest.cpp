#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/placeholder.h"
#include "linter/k8s/secret.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule SecretInManifest() {
  return {
      .id = "secret-in-manifest",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .security_severity = 5.0,
      .summary = "Secret stands with its content in a file",
      .why =
          "Base64 is no encryption: whoever reads the repository reads the Secret. External"
          " Secrets, Sealed Secrets, SOPS or the Secrets Store CSI driver keep the content "
          "elsewhere, or encrypted. Charts print Secrets from values that are given at "
          "install time, so the rule is in no profile. Secrets without content, with "
          "placeholders alone, and service account tokens that the cluster fills are left "
          "alone.",
      .reference = "https://kubernetes.io/docs/concepts/security/secrets-good-practices/",
      .since = "0.1",
      .replaces = {"kics:b9c83569-459b-4110-8f79-6305aa33cb37"},
      .checklist = {"SE-AC-3", "PD-CF-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::Secret::Is(object)) {
    return;
  }
  for (const auto* field : {"data", "stringData"}) {
    for (const auto& entry : object[field].Members()) {
      const auto text = entry.value.Text().value_or("");
      if (!text.empty() && !k8s::StandsForAnother(text)) {
        report.Add({.span = entry.value.span(),
                    .message = fmt::format("key `{}` of {} is written in the file", entry.key,
                                           object.Title())});
        return;
      }
    }
  }
}

}  // namespace linter::rules
