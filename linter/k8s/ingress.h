#pragma once

#include <string_view>
#include <vector>

#include "linter/k8s/object.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// An Ingress of any of its API groups; a view that its object outlives.
class Ingress {
 public:
  static bool Is(const Object& object) {
    return object.kind() == "Ingress" &&
           (object.group() == "networking.k8s.io" || object.group() == "extensions");
  }
  explicit Ingress(const Object& object) : object_(&object) {}

  const Object& object() const { return *object_; }
  std::vector<yaml::Slot> rules() const { return object_->spec()["rules"].Items(); }
  yaml::Slot tls() const { return object_->spec()["tls"]; }
  yaml::Slot annotation(std::string_view key) const {
    return object_->metadata()["annotations"][key];
  }
  // Routes nothing: a patch of another Ingress.
  bool empty() const;
  // Has a certificate by other means than `spec.tls`: an annotation for the load balancer of a
  // cloud, for Traefik's router or OpenShift's, a class that always has one, or TLS that passes
  // through to the backend.
  bool certificate_elsewhere() const;
  // Another Ingress of the same folder has TLS for the host: controllers put the rules of a host
  // together, and one certificate serves them all.
  bool CoveredBeside(std::string_view host) const;
  // cert-manager makes the secrets that `spec.tls` names.
  bool managed() const;

 private:
  const Object* object_;
};

// The hosts of one entry of `spec.tls`, sorted.
std::vector<std::string_view> HostsOf(const yaml::Slot& entry);

}  // namespace linter::k8s
