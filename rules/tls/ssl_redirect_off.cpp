#include <fmt/format.h>

#include <array>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/ingress.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static constexpr std::array<std::string_view, 4> Keys = {
    "nginx.ingress.kubernetes.io/ssl-redirect", "ingress.kubernetes.io/ssl-redirect",
    "haproxy.org/ssl-redirect", "haproxy-ingress.github.io/ssl-redirect"};

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
          "with everything they send. Health checks and ACME challenges work with the redirect "
          "too.",
      .reference = "https://kubernetes.github.io/ingress-nginx/user-guide/tls/",
      .since = "0.1",
      .checklist = {"SE-N-1"},
      .fix = FixKind::Unsafe,
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::Ingress::Is(object)) {
    return;
  }
  const k8s::Ingress ingress(object);
  if (ingress.tls().size() == 0) {
    return;
  }
  for (const auto key : Keys) {
    const auto value = ingress.annotation(key);
    if (value.Text() == "false") {
      report.Add({.span = value.span(),
                  .message = fmt::format("Ingress `{}` also serves plain HTTP", object.name()),
                  .fixes = {{"redirect to HTTPS", Safety::Unsafe, yaml::Set(value, "\"true\"")}}});
    }
  }
}

}  // namespace linter::rules
