#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "linter/check/report.h"
#include "linter/k8s/object.h"
#include "linter/k8s/plain_http.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule SslRedirectOff() {
  return {
      .id = "ssl-redirect-off",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production},
      .security_severity = 4.5,
      .summary = "redirect from HTTP to HTTPS is switched off",
      .why =
          "Clients that type the name without `https://`, and old links, stay on plain HTTP, "
          "with everything they send. Looked at are the annotations and ConfigMaps of "
          "ingress-nginx and HAProxy, the listeners of AWS load balancers, `permitInsecure` of "
          "Contour, and OpenShift's Routes; an Ingress without TLS, or for ACME challenges "
          "only, is left alone.",
      .reference = "https://kubernetes.github.io/ingress-nginx/user-guide/tls/",
      .since = "0.1",
      .checklist = {"SE-N-1"},
      .fix = FixKind::Unsafe,
      .check = CheckObject,
  };
}

// What switches the redirect on at such a place; empty where it takes more than another word.
static std::string_view Remedy(const yaml::Slot& place) {
  const auto text = place.Text().value_or("");
  if (text == "Allow") {
    return "Redirect";
  }
  if (text == "true") {
    return "false";
  }
  return text.starts_with('[') ? "" : "\"true\"";
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& place : k8s::RedirectsOff(object)) {
    Diagnostic finding{.span = place.span(),
                       .message = fmt::format("{} lets plain HTTP through", object.Title())};
    if (const auto remedy = Remedy(place); !remedy.empty()) {
      finding.fixes = {{"redirect to HTTPS", Safety::Unsafe, yaml::Set(place, remedy)}};
    }
    report.Add(std::move(finding));
  }
}

}  // namespace linter::rules
