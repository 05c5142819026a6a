#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/object.h"
#include "linter/k8s/tls.h"

namespace linter::rules {

static constexpr std::array<std::string_view, 11> Weak = {
    "RC4", "3DES", "DES-CBC", "DES_CBC", "NULL", "EXPORT", "EXP-", "MD5", "_anon_", "ADH", "AECDH"};

static void CheckObject(const k8s::Object& object, Report& report);

Rule TlsCipherWeak() {
  return {
      .id = "tls-cipher-weak",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .security_severity = 5.5,
      .summary = "a weak cipher is accepted",
      .why =
          "RC4, DES and 3DES, export and NULL ciphers, MD5 and anonymous key exchange can be "
          "broken or do not protect at all. Names after `!`, `-` or `+` in an OpenSSL list "
          "are excluded from it or only moved, and left alone. Unlike checkov and KICS, the rule "
          "does not ask for one fixed list of suites.",
      .reference = "https://datatracker.ietf.org/doc/html/rfc9325",
      .since = "0.1",
      .replaces = {"trivy:KCV-0092", "checkov:CKV_K8S_105", "checkov:CKV_K8S_151",
                   "kics:510d5810-9a30-443a-817d-5c1fa527b110"},
      .checklist = {"SE-N-1"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& list : k8s::TlsSettingsOf(object).ciphers) {
    for (const auto name : list.names) {
      const auto* weak = std::find_if(Weak.begin(), Weak.end(), [&](std::string_view piece) {
        return name.find(piece) != std::string_view::npos;
      });
      const bool excluded = name.find_first_of("!-+") == 0;
      if (weak != Weak.end() && !excluded) {
        report.Add(
            {.span = list.slot.span(),
             .message = fmt::format("{} accepts the weak cipher `{}`", object.Title(), name)});
        break;
      }
    }
  }
}

}  // namespace linter::rules
