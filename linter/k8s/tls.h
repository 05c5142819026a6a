#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "linter/k8s/object.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

enum class TlsVersion : std::uint8_t { Ssl, Tls10, Tls11, Tls12, Tls13 };

// As any of the projects below writes it: `TLSv1.2`, `VersionTLS12`, `TLSV1_2`, `1.2`, `SSLv3`.
// Empty for automatic choices and for anything else.
std::optional<TlsVersion> ParseTlsVersion(std::string_view text);
// `TLS 1.2`.
std::string_view Name(TlsVersion version);

// The lowest version that a place in an object lets clients speak.
struct TlsMinimum {
  yaml::Slot slot;
  TlsVersion version = TlsVersion::Tls12;
};

// A place in an object that lists cipher suites.
struct TlsCiphers {
  yaml::Slot slot;
  std::vector<std::string_view> names;
};

// What an object says of TLS, where it configures it: ConfigMaps of ingress-nginx, annotations of
// Ingresses and load balancers, TLSOptions of Traefik, Gateways of Istio, HTTPProxies of Contour,
// policies of Envoy Gateway, and the flags `--tls-min-version` and `--tls-cipher-suites`.
std::vector<TlsMinimum> TlsMinimums(const Object& object);
std::vector<TlsCiphers> TlsCipherLists(const Object& object);

// Whether a host is one of the names of a certificate; `*.` stands for exactly one label.
bool CoversHost(std::string_view pattern, std::string_view host);

}  // namespace linter::k8s
