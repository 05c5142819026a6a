#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/tls.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule TlsVersionCapped() {
  return {
      .id = "tls-version-capped",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Production},
      .security_severity = 2.5,
      .summary = "newest TLS version is excluded",
      .why =
          "TLS 1.3 is faster, and has no weak choices left. A list of versions or a maximum "
          "that ends below it keeps every client from using it, usually because it was written "
          "before 1.3 existed. What sets no maximum is left alone.",
      .reference = "https://datatracker.ietf.org/doc/html/rfc9325",
      .since = "0.1",
      .checklist = {"SE-N-1"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& bound : k8s::TlsSettingsOf(object).newest) {
    if (bound.version < k8s::TlsVersion::Tls13) {
      report.Add({.span = bound.slot.span(),
                  .message = fmt::format("{} speaks nothing newer than {}", object.Title(),
                                         Name(bound.version))});
    }
  }
}

}  // namespace linter::rules
