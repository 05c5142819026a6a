#include <fmt/format.h>

#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/certificate.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule IssuerSelfSigned() {
  return {
      .id = "issuer-self-signed",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .security_severity = 3.0,
      .summary = "public host has a certificate that signs itself",
      .why =
          "No client trusts it unless the certificate itself was handed out. A self-signed "
          "issuer is for authorities (`isCA: true`), whose certificates then sign others, and "
          "for names inside of the cluster; both are left alone.",
      .reference = "https://cert-manager.io/docs/configuration/selfsigned/",
      .since = "0.1",
      .checklist = {"IN-N-2"},
      .check = CheckObject,
  };
}

// Nobody outside of the cluster asks for it.
static bool Internal(std::string_view name) {
  return name.find('.') == std::string_view::npos || name.ends_with(".svc") ||
         name.ends_with(".local") || name.ends_with(".internal") || name.ends_with(".localhost") ||
         name.find(".svc.") != std::string_view::npos;
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::Certificate::Is(object)) {
    return;
  }
  const k8s::Certificate certificate(object);
  const auto* issuer = certificate.Issuer();
  if (issuer == nullptr || !issuer->spec()["selfSigned"].written() || certificate.authority()) {
    return;
  }
  for (const auto& name : certificate.dns_names().Items()) {
    const auto text = name.Text().value_or("");
    if (!Internal(text)) {
      report.Add({.span = name.span(),
                  .message = fmt::format("certificate for `{}` signs itself", text),
                  .labels = {{issuer->name_span(), "signs each certificate with its own key"}}});
      return;
    }
  }
}

}  // namespace linter::rules
