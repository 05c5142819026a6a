#include "linter/k8s/gateway.h"

#include <algorithm>

#include "linter/k8s/project.h"

namespace linter::k8s {

bool GatewayListener::ends_tls() const {
  const auto text = protocol().Text();
  return (text == "HTTPS" || text == "TLS") && tls()["mode"].Text() != "Passthrough";
}

std::vector<GatewayListener> Gateway::listeners() const {
  std::vector<GatewayListener> listeners;
  for (const auto& slot : object_->spec()["listeners"].Items()) {
    listeners.push_back({slot});
  }
  return listeners;
}

static bool HangsOn(const Object& route, const Object& gateway, std::string_view listener) {
  const auto parents = route.spec()["parentRefs"].Items();
  return std::any_of(parents.begin(), parents.end(), [&](const yaml::Slot& parent) {
    const auto section = parent["sectionName"];
    return parent["name"].Text() == gateway.name() &&
           (!section.present() || section.Text() == listener);
  });
}

static bool SendsToHttps(const Object& route) {
  for (const auto& rule : route.spec()["rules"].Items()) {
    for (const auto& filter : rule["filters"].Items()) {
      if (filter["requestRedirect"]["scheme"].Text() == "https") {
        return true;
      }
    }
  }
  return false;
}

bool Gateway::Redirects(const GatewayListener& listener) const {
  const auto& routes = object_->project().OfKind("HTTPRoute");
  return std::any_of(routes.begin(), routes.end(), [&](const Object* route) {
    return HangsOn(*route, *object_, listener.name()) && SendsToHttps(*route);
  });
}

static bool Allows(const Object& grant, const Object& gateway, std::string_view secret) {
  const auto from = grant.spec()["from"].Items();
  const auto to = grant.spec()["to"].Items();
  return std::any_of(from.begin(), from.end(),
                     [&](const yaml::Slot& source) {
                       return source["kind"].Text() == "Gateway" &&
                              source["namespace"].Text() == gateway.effective_namespace();
                     }) &&
         std::any_of(to.begin(), to.end(), [&](const yaml::Slot& target) {
           return target["kind"].Text() == "Secret" &&
                  target["name"].Text().value_or(secret) == secret;
         });
}

bool Gateway::MayUseSecret(std::string_view name_space, std::string_view name) const {
  const auto& grants = object_->project().OfKind("ReferenceGrant");
  return std::any_of(grants.begin(), grants.end(), [&](const Object* grant) {
    return grant->effective_namespace() == name_space && Allows(*grant, *object_, name);
  });
}

}  // namespace linter::k8s
