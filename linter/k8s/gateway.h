#pragma once

#include <string_view>
#include <vector>

#include "linter/k8s/object.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// One listener of a Gateway.
struct GatewayListener {
  yaml::Slot slot;

  std::string_view name() const { return slot["name"].Text().value_or(""); }
  yaml::Slot protocol() const { return slot["protocol"]; }
  yaml::Slot hostname() const { return slot["hostname"]; }
  yaml::Slot tls() const { return slot["tls"]; }
  std::vector<yaml::Slot> certificates() const { return tls()["certificateRefs"].Items(); }
  // Needs a certificate: TLS ends here.
  bool ends_tls() const;
};

// A Gateway of the Gateway API; a view that its object outlives.
class Gateway {
 public:
  static bool Is(const Object& object) { return object.Is("gateway.networking.k8s.io", "Gateway"); }
  explicit Gateway(const Object& object) : object_(&object) {}

  const Object& object() const { return *object_; }
  std::vector<GatewayListener> listeners() const;
  // A route of the run that hangs on the listener sends its clients to HTTPS.
  bool Redirects(const GatewayListener& listener) const;
  // A ReferenceGrant of the run lets the Gateway use a Secret of another namespace.
  bool MayUseSecret(std::string_view name_space, std::string_view name) const;

 private:
  const Object* object_;
};

}  // namespace linter::k8s
