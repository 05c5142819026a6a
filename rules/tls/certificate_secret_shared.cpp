#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/certificate.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule CertificateSecretShared() {
  return {
      .id = "certificate-secret-shared",
      .severity = Severity::Error,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .summary = "two Certificates are put into one secret",
      .why =
          "cert-manager puts each certificate into the secret, sees the other one there, and "
          "makes its own anew, without end: clients meet now one, now the other, until the "
          "authority refuses more. Both Certificates stand in the same folder and namespace.",
      .reference = "https://cert-manager.io/docs/usage/certificate/",
      .since = "0.1",
      .checklist = {"IN-N-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::Certificate::Is(object)) {
    return;
  }
  const auto secret = k8s::Certificate(object).secret_name();
  for (const auto* other : object.project().OfKind("Certificate", object)) {
    const auto theirs = k8s::Certificate(*other).secret_name();
    if (k8s::Certificate::Is(*other) && secret.Text() && theirs.Text() == secret.Text() &&
        other->name() != object.name() && other->SameFolder(object)) {
      report.Add({.span = secret.span(),
                  .message = fmt::format("Certificate `{}` is put into the secret `{}` too",
                                         other->name(), *secret.Text()),
                  .labels = {{theirs.span(), "the same secret"}}});
      return;
    }
  }
}

}  // namespace linter::rules
