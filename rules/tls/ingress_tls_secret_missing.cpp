#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/ingress.h"
#include "linter/k8s/object.h"
#include "linter/k8s/project.h"
#include "linter/k8s/secret_maker.h"

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
          "(`--closed-world`). A Certificate of cert-manager or its annotations count, and so do "
          "ExternalSecrets, SealedSecrets and the like; a name with a slash is of another "
          "namespace and left alone.",
      .reference = "https://kubernetes.io/docs/concepts/services-networking/ingress/#tls",
      .since = "0.1",
      .checklist = {"IN-N-2"},
      .closed_world_only = true,
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
    const bool elsewhere = name.empty() || name.find('/') != std::string_view::npos;
    if (!elsewhere && !k8s::MakesSecret(name, object)) {
      report.Add({.span = secret.span(),
                  .message = fmt::format("nothing makes the TLS secret `{}`", name)});
    }
  }
}

}  // namespace linter::rules
