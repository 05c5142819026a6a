#include "linter/k8s/backend_tls.h"

namespace linter::k8s {

// ingress-nginx verifies its backends only where `proxy-ssl-verify` is `on`.
static void AddIngress(const Object& object, std::vector<yaml::Slot>& places) {
  const auto annotations = object.metadata()["annotations"];
  const auto verify = annotations["nginx.ingress.kubernetes.io/proxy-ssl-verify"];
  const auto protocol = annotations["nginx.ingress.kubernetes.io/backend-protocol"];
  const auto text = protocol.Text();
  if (verify.Text() == "off") {
    places.push_back(verify);
  } else if ((text == "HTTPS" || text == "GRPCS") && !verify.present()) {
    places.push_back(protocol);
  }
}

static void AddPrometheus(const Object& object, std::vector<yaml::Slot>& flags) {
  const auto spec = object.spec();
  flags.push_back(spec["tlsConfig"]["insecureSkipVerify"]);
  flags.push_back(spec["apiserverConfig"]["tlsConfig"]["insecureSkipVerify"]);
  for (const auto* field : {"endpoints", "podMetricsEndpoints", "remoteWrite", "remoteRead"}) {
    for (const auto& endpoint : spec[field].Items()) {
      flags.push_back(endpoint["tlsConfig"]["insecureSkipVerify"]);
    }
  }
}

static void AddDestinationRule(const Object& object, std::vector<yaml::Slot>& flags) {
  const auto add = [&](const yaml::Slot& policy) {
    flags.push_back(policy["tls"]["insecureSkipVerify"]);
    for (const auto& port : policy["portLevelSettings"].Items()) {
      flags.push_back(port["tls"]["insecureSkipVerify"]);
    }
  };
  add(object.spec()["trafficPolicy"]);
  for (const auto& subset : object.spec()["subsets"].Items()) {
    add(subset["trafficPolicy"]);
  }
}

std::vector<yaml::Slot> UnverifiedBackends(const Object& object) {
  std::vector<yaml::Slot> places;
  std::vector<yaml::Slot> flags;
  const auto spec = object.spec();
  const auto kind = object.kind();
  if (kind == "Ingress") {
    AddIngress(object, places);
  } else if (object.group().starts_with("traefik") &&
             (kind == "ServersTransport" || kind == "ServersTransportTCP")) {
    flags.push_back(spec["insecureSkipVerify"]);
    flags.push_back(spec["tls"]["insecureSkipVerify"]);
  } else if (object.Is("apiregistration.k8s.io", "APIService")) {
    flags.push_back(spec["insecureSkipTLSVerify"]);
  } else if (object.Is("networking.istio.io", "DestinationRule")) {
    AddDestinationRule(object, flags);
  } else if (object.group() == "monitoring.coreos.com") {
    AddPrometheus(object, flags);
  } else if (object.group() == "cert-manager.io") {
    flags.push_back(spec["acme"]["skipTLSVerify"]);
  } else if (object.Is("gateway.envoyproxy.io", "Backend")) {
    flags.push_back(spec["tls"]["insecureSkipVerify"]);
  }
  for (const auto& flag : flags) {
    if (flag.Bool() == true) {
      places.push_back(flag);
    }
  }
  return places;
}

}  // namespace linter::k8s
