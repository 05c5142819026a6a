#pragma once

#include <string_view>
#include <vector>

#include "linter/k8s/object.h"
#include "linter/k8s/tls_version.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// A place in an object that sets the oldest, or the newest, version that is spoken.
struct TlsBound {
  yaml::Slot slot;
  TlsVersion version = TlsVersion::Tls12;
};

// A place in an object that lists cipher suites.
struct TlsCiphers {
  yaml::Slot slot;
  std::vector<std::string_view> names;
};

// What an object says of TLS.
struct TlsSettings {
  std::vector<TlsBound> oldest;
  std::vector<TlsBound> newest;
  std::vector<TlsCiphers> ciphers;
};

// Where an object configures TLS: ConfigMaps of ingress-nginx, annotations of Ingresses and load
// balancers, TLSOptions of Traefik, Gateways of Istio, HTTPProxies of Contour, policies of Envoy
// Gateway, TLS profiles of OpenShift, endpoints of the Prometheus operator, the configuration of
// the kubelet, what a NodeInfo reports of it, and the flags `--tls-min-version` and
// `--tls-cipher-suites`.
TlsSettings TlsSettingsOf(const Object& object);

// Whether a host is one of the names of a certificate; `*.` stands for exactly one label. Case
// does not count.
bool CoversHost(std::string_view pattern, std::string_view host);

}  // namespace linter::k8s
