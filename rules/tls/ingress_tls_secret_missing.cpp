#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/ingress.h"
#include "linter/k8s/object.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule IngressTlsSecretMissing() {
  return {
      .id = "ingress-tls-secret-missing",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {Profile::Default, Profile::Production},
      .summary = "nothing makes the secret that an Ingress takes its certificate from",
      .why =
          "The controller falls back to a certificate of its own, and every client warns. "
          "Secrets are often made elsewhere, so this is judged only in a closed world "
          "(`--closed-world`); a Certificate of cert-manager, or its annotations, count.",
      .reference = "https://kubernetes.io/docs/concepts/services-networking/ingress/#tls",
      .since = "0.1",
      .checklist = {"IN-N-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::Ingress::Is(object) || !object.project().closed()) {
    return;
  }
  const k8s::Ingress ingress(object);
  if (ingress.managed()) {
    return;
  }
  for (const auto& entry : ingress.tls().Items()) {
    const auto secret = entry["secretName"];
    const auto name = secret.Text().value_or("");
    const auto certificates = object.project().OfKind("Certificate", object);
    const bool made =
        std::any_of(certificates.begin(), certificates.end(), [&](const k8s::Object* certificate) {
          return certificate->spec()["secretName"].Text() == name;
        });
    if (!name.empty() && !made && object.project().Find("Secret", name, object) == nullptr) {
      report.Add({.span = secret.span(),
                  .message = fmt::format("nothing makes the TLS secret `{}`", name)});
    }
  }
}

}  // namespace linter::rules
