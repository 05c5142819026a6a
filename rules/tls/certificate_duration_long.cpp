#include <fmt/format.h>

#include <cstdint>

#include "linter/check/report.h"
#include "linter/k8s/certificate.h"
#include "linter/k8s/duration.h"

namespace linter::rules {

static const Option<std::int64_t> MaximumDays{"maximum-days", 398,
                                              "the longest life that is accepted, in days"};

static void CheckObject(const k8s::Object& object, Report& report);

Rule CertificateDurationLong() {
  return {
      .id = "certificate-duration-long",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .security_severity = 2.0,
      .summary = "certificate lives longer than a year",
      .why =
          "A key that leaks is good for as long as the certificate, and nobody remembers how to "
          "renew what was made years ago; browsers refuse certificates of public authorities "
          "beyond 398 days. Authorities (`isCA: true`) live longer and are left alone. How long "
          "is too long is a matter of policy, so this is only in the profile `all`.",
      .reference = "https://cert-manager.io/docs/usage/certificate/#renewal",
      .since = "0.1",
      .checklist = {"IN-N-2"},
      .options = {MaximumDays},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::Certificate::Is(object) || k8s::Certificate(object).authority()) {
    return;
  }
  constexpr double Day = 24 * 3600;
  const auto slot = object.spec()["duration"];
  const auto duration = k8s::ParseDuration(slot.Text().value_or(""));
  if (duration && *duration > static_cast<double>(report.Get(MaximumDays)) * Day) {
    report.Add({.span = slot.span(),
                .message = fmt::format("certificate lives {:.0f} days", *duration / Day)});
  }
}

}  // namespace linter::rules
