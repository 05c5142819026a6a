#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/tls.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule TlsCipherWithoutForwardSecrecy() {
  return {
      .id = "tls-cipher-without-forward-secrecy",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 3.5,
      .summary = "a cipher without forward secrecy is accepted",
      .why =
          "With RSA key exchange, whoever gets the private key one day reads everything that "
          "was recorded before. Ciphers whose names begin with `ECDHE` or `DHE`, and all of TLS "
          "1.3, do not have that weakness. Ciphers that are broken in other ways are the "
          "finding of `tls-cipher-weak`.",
      .reference = "https://datatracker.ietf.org/doc/html/rfc9325#section-4.1",
      .since = "0.1",
      .checklist = {"SE-N-1"},
      .check = CheckObject,
  };
}

// Names that say RSA key exchange: those of the standard, and those of OpenSSL, which leave the
// exchange out.
static bool LacksForwardSecrecy(std::string_view name) {
  constexpr std::array<std::string_view, 6> Prefixes = {
      "TLS_RSA_WITH_AES_", "AES128-", "AES256-", "CAMELLIA128-", "CAMELLIA256-", "kRSA"};
  return std::any_of(Prefixes.begin(), Prefixes.end(),
                     [&](std::string_view prefix) { return name.starts_with(prefix); });
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& list : k8s::TlsSettingsOf(object).ciphers) {
    const auto weak = std::find_if(list.names.begin(), list.names.end(), LacksForwardSecrecy);
    if (weak != list.names.end()) {
      report.Add({.span = list.slot.span(),
                  .message = fmt::format("{} accepts `{}`, which has no forward secrecy",
                                         object.Title(), *weak)});
    }
  }
}

}  // namespace linter::rules
