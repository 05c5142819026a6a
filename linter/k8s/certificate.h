#pragma once

#include <string_view>
#include <vector>

#include "linter/k8s/object.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// A Certificate of cert-manager; a view that its object outlives.
class Certificate {
 public:
  static bool Is(const Object& object) { return object.Is("cert-manager.io", "Certificate"); }
  explicit Certificate(const Object& object) : object_(&object) {}

  const Object& object() const { return *object_; }
  // Where the certificate is put.
  yaml::Slot secret_name() const { return object_->spec()["secretName"]; }
  yaml::Slot dns_names() const { return object_->spec()["dnsNames"]; }
  // The common name and the alternative names.
  std::vector<std::string_view> names() const;
  // Has an issuer: one without is a patch of another.
  bool whole() const { return object_->spec()["issuerRef"].present(); }
  bool authority() const { return object_->spec()["isCA"].Bool() == true; }
  // The nearest Issuer or ClusterIssuer of the run that makes it, or none.
  const Object* Issuer() const;

 private:
  const Object* object_;
};

// Hosts of Ingresses and Gateway listeners that take this certificate, written in the same folder.
std::vector<yaml::Slot> HostsServedWith(const Certificate& certificate);

}  // namespace linter::k8s
