#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/certificate.h"
#include "linter/k8s/duration.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule CertificateDurationInvalid() {
  return {
      .id = "certificate-duration-invalid",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production},
      .summary = "duration of a certificate cannot be read",
      .why =
          "The API server refuses the Certificate. Durations are written as Go does, with a "
          "unit behind each number, and hours are the largest: 90 days are `2160h`, not `90d` "
          "and not `2160`.",
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
  for (const auto* field : {"duration", "renewBefore"}) {
    const auto slot = object.spec()[field];
    const auto text = slot.Text();
    if (text && !k8s::ParseDuration(*text)) {
      report.Add({.span = slot.span(), .message = fmt::format("`{}` is no duration", *text)});
    }
  }
}

}  // namespace linter::rules
