#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "linter/check/report.h"
#include "linter/k8s/ingress.h"
#include "linter/k8s/object.h"
#include "linter/k8s/placeholder.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule IngressPathCollision() {
  return {
      .id = "ingress-path-collision",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .summary = "two Ingresses send one path of a host to different Services",
      .why =
          "Controllers refuse the later one, or let the older one win, or either of the two, so "
          "the requests of one application reach another. Told for Ingresses of different names in "
          "one folder and of one class, with equal host, path and type of path, whose Services "
          "differ; canaries of ingress-nginx share their path on purpose, and rules without a host "
          "are left alone. Examples of one folder that nobody applies together look the same, so "
          "the "
          "rule is not in the default profile.",
      .reference =
          "https://kubernetes.io/docs/concepts/services-networking/ingress/#multiple-matches",
      .since = "0.1",
      .check = CheckObject,
  };
}

struct Route {
  std::string_view host;
  yaml::Slot path;
};

static std::vector<Route> RoutesOf(const k8s::Object& object) {
  std::vector<Route> routes;
  for (const auto& rule : object.spec()["rules"].Items()) {
    const auto host = rule["host"].Text().value_or("");
    if (host.empty() || k8s::StandsForAnother(host)) {
      continue;
    }
    for (const auto& path : rule["http"]["paths"].Items()) {
      routes.push_back({host, path});
    }
  }
  return routes;
}

static bool Collide(const Route& left, const Route& right) {
  return left.host == right.host &&
         left.path["path"].Text().value_or("/") == right.path["path"].Text().value_or("/") &&
         left.path["pathType"].Text() == right.path["pathType"].Text() &&
         left.path["backend"]["service"]["name"].Text() !=
             right.path["backend"]["service"]["name"].Text();
}

static bool IsCanary(const k8s::Object& object) {
  const auto annotations = object.annotations();
  return annotations.Find("nginx.ingress.kubernetes.io/canary") != nullptr;
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::Ingress::Is(object) || IsCanary(object)) {
    return;
  }
  const auto mine = RoutesOf(object);
  for (const auto* other : object.project().OfKind("Ingress")) {
    if (other == &object) {
      return;
    }
    if (!k8s::Ingress::Is(*other) || other->name() == object.name() || !other->SameFolder(object) ||
        IsCanary(*other) ||
        other->spec()["ingressClassName"].Text() != object.spec()["ingressClassName"].Text() ||
        other->annotations().Find("kubernetes.io/ingress.class") != nullptr) {
      continue;
    }
    for (const auto& theirs : RoutesOf(*other)) {
      const auto found = std::find_if(mine.begin(), mine.end(),
                                      [&](const Route& route) { return Collide(route, theirs); });
      if (found != mine.end()) {
        report.Add({.span = found->path["path"].span(),
                    .message = fmt::format("{} sends `{}{}` to another Service", other->Title(),
                                           found->host, found->path["path"].Text().value_or("/")),
                    .labels = {{theirs.path["path"].span(), "the other path"}}});
        return;
      }
    }
  }
}

}  // namespace linter::rules
