#include "linter/k8s/certificate.h"

#include "linter/k8s/gateway.h"
#include "linter/k8s/ingress.h"
#include "linter/k8s/project.h"

namespace linter::k8s {

std::vector<std::string_view> Certificate::names() const {
  std::vector<std::string_view> names;
  if (const auto common = object_->spec()["commonName"].Text()) {
    names.push_back(*common);
  }
  for (const auto& name : dns_names().Items()) {
    names.push_back(name.Text().value_or(""));
  }
  return names;
}

const Object* Certificate::Issuer() const {
  const auto reference = object_->spec()["issuerRef"];
  const auto name = reference["name"].Text().value_or("");
  if (reference["kind"].Text() != "ClusterIssuer") {
    return object_->project().Find("Issuer", name, *object_);
  }
  return object_->project().FindAnywhere("ClusterIssuer", name, *object_);
}

std::vector<yaml::Slot> HostsServedWith(const Certificate& certificate) {
  std::vector<yaml::Slot> hosts;
  const auto& object = certificate.object();
  const auto secret = certificate.secret_name().Text();
  if (!secret) {
    return hosts;
  }
  for (const auto* other : object.project().OfKind("Ingress", object)) {
    for (const auto& entry : Ingress(*other).tls().Items()) {
      if (other->SameFolder(object) && entry["secretName"].Text() == secret) {
        for (const auto& host : entry["hosts"].Items()) {
          hosts.push_back(host);
        }
      }
    }
  }
  for (const auto* other : object.project().OfKind("Gateway", object)) {
    if (!Gateway::Is(*other) || !other->SameFolder(object)) {
      continue;
    }
    for (const auto& listener : Gateway(*other).listeners()) {
      for (const auto& reference : listener.certificates()) {
        if (reference["name"].Text() == secret && !reference["namespace"].present() &&
            listener.hostname().present()) {
          hosts.push_back(listener.hostname());
        }
      }
    }
  }
  return hosts;
}

}  // namespace linter::k8s
