#include "linter/readiness/attached.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "linter/k8s/project.h"
#include "linter/k8s/service.h"

namespace linter::readiness {

using Objects = std::vector<const k8s::Object*>;

static void Add(Objects& found, const k8s::Object* object) {
  if (object != nullptr) {
    found.push_back(object);
  }
}

static std::vector<std::string_view> Split(std::string_view text) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find(','), text.size());
    auto part = text.substr(0, end);
    part = part.substr(std::min(part.find_first_not_of(' '), part.size()));
    parts.push_back(part.substr(0, part.find_last_not_of(' ') + 1));
    text = end == text.size() ? std::string_view() : text.substr(end + 1);
  }
  return parts;
}

// `shop-limit@kubernetescrd` is the Middleware `limit` of the namespace `shop`.
static void AddMiddlewares(const k8s::Object& route, Objects& found) {
  const auto& project = route.project();
  const auto listed =
      route.metadata()["annotations"]["traefik.ingress.kubernetes.io/router.middlewares"]
          .Text()
          .value_or("");
  for (const auto name : Split(listed)) {
    const auto plain = name.substr(0, name.find('@'));
    for (const auto* middleware : project.OfKind("Middleware")) {
      const auto full =
          std::string(middleware->effective_namespace()) + "-" + std::string(middleware->name());
      if (plain == full) {
        found.push_back(middleware);
      }
    }
  }
  for (const auto& rule : route.spec()["routes"].Items()) {
    for (const auto& middleware : rule["middlewares"].Items()) {
      Add(found, project.Find("Middleware", middleware["name"].Text().value_or(""), route));
    }
  }
}

static bool Targets(const yaml::Slot& target, std::string_view kind, std::string_view name) {
  return target["kind"].Text() == kind && target["name"].Text() == name;
}

// Policies of the Gateway API name what they are for, a route or the Gateway that it hangs on.
static void AddPolicies(const k8s::Object& route, Objects& found) {
  static constexpr std::array<std::string_view, 6> Kinds = {
      "SecurityPolicy",  "BackendTrafficPolicy",     "ClientTrafficPolicy",
      "RateLimitPolicy", "HTTPLocalRateLimitPolicy", "GCPBackendPolicy"};
  const auto parents = route.spec()["parentRefs"].Items();
  for (const auto kind : Kinds) {
    for (const auto* policy : route.project().OfKind(kind, route)) {
      auto targets = policy->spec()["targetRefs"].Items();
      targets.push_back(policy->spec()["targetRef"]);
      const bool meant = std::any_of(targets.begin(), targets.end(), [&](const yaml::Slot& target) {
        return Targets(target, route.kind(), route.name()) ||
               std::any_of(parents.begin(), parents.end(), [&](const yaml::Slot& parent) {
                 return Targets(target, "Gateway", parent["name"].Text().value_or(""));
               });
      });
      if (meant) {
        found.push_back(policy);
      }
    }
  }
}

static void AddBackendConfigs(const k8s::Object& route, Objects& found) {
  for (const auto& backend : BackendNames(route)) {
    for (const auto& service : k8s::ServicesOf(backend, route.project())) {
      const auto annotations = service.object().annotations();
      const auto* mark = annotations.Find("cloud.google.com/backend-config");
      for (const auto* config : mark == nullptr
                                    ? Objects()
                                    : route.project().OfKind("BackendConfig", service.object())) {
        if (mark->value.find("\"" + std::string(config->name()) + "\"") != std::string_view::npos) {
          found.push_back(config);
        }
      }
    }
  }
}

Objects AttachedTo(const k8s::Object& route) {
  Objects found;
  AddMiddlewares(route, found);
  AddPolicies(route, found);
  AddBackendConfigs(route, found);
  const auto plugins = route.metadata()["annotations"]["konghq.com/plugins"].Text().value_or("");
  for (const auto name : Split(plugins)) {
    Add(found, route.project().Find("KongPlugin", name, route));
  }
  return found;
}

std::vector<k8s::Backend> BackendNames(const k8s::Object& route) {
  auto backends = k8s::BackendsOf(route);
  if (!backends.empty()) {
    return backends;
  }
  // Traefik and Contour.
  for (const auto& rule : route.spec()["routes"].Items()) {
    for (const auto& service : rule["services"].Items()) {
      backends.push_back({service["name"], route.effective_namespace(), service["port"]});
    }
  }
  // Istio.
  for (const auto& rule : route.spec()["http"].Items()) {
    for (const auto& target : rule["route"].Items()) {
      const auto destination = target["destination"];
      backends.push_back(
          {destination["host"], route.effective_namespace(), destination["port"]["number"]});
    }
  }
  return backends;
}

}  // namespace linter::readiness
