#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/certificate.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule CertificateWithoutNames() {
  return {
      .id = "certificate-without-names",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production},
      .summary = "certificate is for no name at all",
      .why =
          "cert-manager refuses a Certificate that has neither a subject nor any alternative "
          "name. A Certificate without an issuer is a patch of another, and left alone.",
      .reference = "https://cert-manager.io/docs/usage/certificate/",
      .since = "0.1",
      .checklist = {"IN-N-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::Certificate::Is(object) || !k8s::Certificate(object).whole()) {
    return;
  }
  const auto spec = object.spec();
  for (const auto* field : {"commonName", "literalSubject", "dnsNames", "ipAddresses", "uris",
                            "emailAddresses", "otherNames"}) {
    if (spec[field].present()) {
      return;
    }
  }
  report.Add({.span = spec.span(),
              .message = fmt::format("certificate `{}` is for no name", object.name())});
}

}  // namespace linter::rules
