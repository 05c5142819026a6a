#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"
#include "linter/k8s/tls.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule TlsVersionBelow13() {
  return {
      .id = "tls-version-below-1-3",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .profiles = {},
      .security_severity = 2.0,
      .summary = "TLS 1.2 is accepted where 1.3 is the policy",
      .why =
          "TLS 1.3 needs one round trip less and has no weak choices left. TLS 1.2 is not "
          "broken, and some clients need it, so this rule is only in the profile `all`; older "
          "versions are the finding of `tls-version-old`.",
      .reference = "https://datatracker.ietf.org/doc/html/rfc8446",
      .since = "0.1",
      .checklist = {"SE-N-1"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& bound : k8s::TlsSettingsOf(object).oldest) {
    if (bound.version == k8s::TlsVersion::Tls12) {
      report.Add({.span = bound.slot.span(),
                  .message = fmt::format("{} accepts TLS 1.2", object.Title())});
    }
  }
}

}  // namespace linter::rules
