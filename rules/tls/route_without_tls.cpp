#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule RouteWithoutTls() {
  return {
      .id = "route-without-tls",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .security_severity = 4.5,
      .summary = "route serves plain HTTP",
      .why =
          "What clients send over this route is readable on the way. Looked at are the "
          "IngressRoutes of Traefik that stand on the entry points `web` and `http`, or on all, "
          "the HTTPProxies of Contour, and the Routes of OpenShift. A Traefik route through a "
          "middleware that redirects is left alone. TLS may also be a setting of the entry "
          "point, so this is not in the default profile.",
      .reference = "https://doc.traefik.io/traefik/routing/providers/kubernetes-crd/",
      .since = "0.1",
      .checklist = {"SE-N-1", "IN-N-2"},
      .check = CheckObject,
  };
}

static bool Redirects(const yaml::Slot& route) {
  const auto middlewares = route["middlewares"].Items();
  return std::any_of(middlewares.begin(), middlewares.end(), [](const yaml::Slot& middleware) {
    const auto name = middleware["name"].Text().value_or("");
    return name.find("redirect") != std::string_view::npos ||
           name.find("https") != std::string_view::npos;
  });
}

static bool IsPlain(const k8s::Object& object) {
  const auto spec = object.spec();
  if (object.Is("projectcontour.io", "HTTPProxy")) {
    return spec["virtualhost"]["fqdn"].present() && !spec["virtualhost"]["tls"].present();
  }
  if (object.Is("route.openshift.io", "Route")) {
    return spec["to"].present() && !spec["tls"].present();
  }
  if (object.kind() != "IngressRoute" || !object.group().starts_with("traefik") ||
      spec["tls"].written()) {
    return false;
  }
  const auto routes = spec["routes"].Items();
  const auto entries = spec["entryPoints"].Items();
  const bool plain_entry =
      entries.empty() || std::any_of(entries.begin(), entries.end(), [](const yaml::Slot& entry) {
        return entry.Text() == "web" || entry.Text() == "http";
      });
  return plain_entry && !routes.empty() && std::none_of(routes.begin(), routes.end(), Redirects);
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (IsPlain(object)) {
    report.Add({.span = object.name_span(),
                .message = fmt::format("{} serves plain HTTP", object.Title())});
  }
}

}  // namespace linter::rules
