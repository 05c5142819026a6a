#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/duration.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule CertificateDurationShort() {
  return {
      .id = "certificate-duration-short",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production},
      .summary = "certificate lives less than an hour",
      .why =
          "cert-manager accepts no duration below one hour: the certificate is never made. "
          "What is no duration at all is another rule's finding.",
      .reference = "https://cert-manager.io/docs/reference/api-docs/",
      .since = "0.1",
      .checklist = {"IN-N-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!object.Is("cert-manager.io", "Certificate")) {
    return;
  }
  constexpr double Hour = 3600;
  const auto slot = object.spec()["duration"];
  const auto duration = k8s::ParseDuration(slot.Text().value_or(""));
  if (duration && *duration < Hour) {
    report.Add(
        {.span = slot.span(), .message = fmt::format("certificate lives only {}", *slot.Text())});
  }
}

}  // namespace linter::rules
