#include <fmt/format.h>

#include <optional>

#include "linter/check/report.h"
#include "linter/k8s/duration.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule CertificateRenewalImpossible() {
  return {
      .id = "certificate-renewal-impossible",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production},
      .summary = "certificate would be renewed before it is made",
      .why =
          "cert-manager refuses it, or makes a new certificate without end until the "
          "authority's limit. Without `duration` a certificate lives 90 days.",
      .reference = "https://cert-manager.io/docs/usage/certificate/#renewal",
      .since = "0.1",
      .checklist = {"IN-N-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!object.Is("cert-manager.io", "Certificate")) {
    return;
  }
  constexpr double NinetyDays = 90.0 * 24 * 60 * 60;
  const auto before = object.spec()["renewBefore"];
  const auto length = object.spec()["duration"];
  const auto duration =
      length.present() ? k8s::ParseDuration(length.Text().value_or("")) : std::optional(NinetyDays);
  const auto renew = k8s::ParseDuration(before.Text().value_or(""));
  if (renew && duration && *renew >= *duration) {
    report.Add({.span = before.span(),
                .message = fmt::format("certificate is renewed {} before it ends, and lives {}",
                                       *before.Text(), length.Text().value_or("90 days"))});
  }
  const auto share = object.spec()["renewBeforePercentage"].Int();
  if (share && (*share <= 0 || *share >= 100)) {
    report.Add(
        {.span = object.spec()["renewBeforePercentage"].span(),
         .message = fmt::format("certificate cannot be renewed at {} % of its life", *share)});
  }
}

}  // namespace linter::rules
