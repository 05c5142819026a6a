#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/text_field.h"
#include "linter/text/secret.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule SecretWrittenOut() {
  return {
      .id = "secret-written-out",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production},
      .security_severity = 8.5,
      .summary = "token, private key or password is written in a manifest",
      .why =
          "By its form this is a credential, whatever it stands under: tokens as their "
          "issuers mark them (GitHub, GitLab, Slack, AWS, Google, npm and others), PEM "
          "private keys, and passwords within addresses (`postgres://user:password@host`). "
          "Looked at are variables, commands, arguments, annotations and ConfigMaps. "
          "Whoever reads the repository has it: revoke it, and keep the new one in a "
          "Secret. Examples that issuers print, placeholders and variables are left alone.",
      .reference = "https://kubernetes.io/docs/concepts/security/secrets-good-practices/",
      .since = "0.1",
      .replaces = {"trivy:KSV-0109"},
      .checklist = {"SE-AC-3", "PD-CF-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (object.Is("", "Secret")) {
    return;
  }
  for (const auto& field : k8s::TextFields(object)) {
    const auto text = field.slot.Text().value_or("");
    if (const auto found = FindSecret(text)) {
      report.Add({.span = field.slot.span(),
                  .message = fmt::format("{} of {} holds {}", field.Title(), object.Title(),
                                         found->what)});
    }
  }
}

}  // namespace linter::rules
