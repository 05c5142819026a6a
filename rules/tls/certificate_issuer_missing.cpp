#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/certificate.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule CertificateIssuerMissing() {
  return {
      .id = "certificate-issuer-missing",
      .severity = Severity::Error,
      .precision = Precision::Medium,
      .profiles = {Profile::Default, Profile::Production},
      .summary = "issuer of a certificate does not exist",
      .why =
          "The certificate is never made, and its secret never appears. Issuers of a cluster "
          "are often made elsewhere, so this is judged only in a closed world "
          "(`--closed-world`), and only for issuers of cert-manager itself. A mistaken `kind`, "
          "an Issuer taken for a ClusterIssuer, is found the same way.",
      .reference = "https://cert-manager.io/docs/concepts/issuer/",
      .since = "0.1",
      .checklist = {"IN-N-2"},
      .closed_world_only = true,
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::Certificate::Is(object) || !object.project().closed()) {
    return;
  }
  const auto reference = object.spec()["issuerRef"];
  const auto name = reference["name"];
  const bool ours = reference["group"].Text().value_or("cert-manager.io") == "cert-manager.io";
  if (ours && name.Text() && k8s::Certificate(object).Issuer() == nullptr) {
    report.Add({.span = name.span(),
                .message = fmt::format("there is no {} `{}`",
                                       reference["kind"].Text().value_or("Issuer"), *name.Text())});
  }
}

}  // namespace linter::rules
