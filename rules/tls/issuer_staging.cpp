#include <fmt/format.h>

#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule IssuerStaging() {
  return {
      .id = "issuer-staging",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .summary = "issuer makes certificates that no client trusts",
      .why =
          "The staging authority of Let's Encrypt is for trying things out. In production its "
          "certificates are refused by every browser.",
      .reference = "https://letsencrypt.org/docs/staging-environment/",
      .since = "0.1",
      .checklist = {"IN-N-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (object.group() != "cert-manager.io" ||
      (object.kind() != "Issuer" && object.kind() != "ClusterIssuer")) {
    return;
  }
  const auto server = object.spec()["acme"]["server"];
  if (server.Text().value_or("").find("acme-staging") != std::string_view::npos) {
    report.Add({.span = server.span(),
                .message = fmt::format("{} `{}` makes certificates that no client trusts",
                                       object.kind(), object.name())});
  }
}

}  // namespace linter::rules
