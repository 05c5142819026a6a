#include "linter/k8s/plain_http.h"

#include <algorithm>
#include <array>

#include "linter/k8s/ingress.h"

namespace linter::k8s {

// As controllers written in Go read booleans.
static bool IsFalse(const yaml::Slot& slot) {
  constexpr std::array<std::string_view, 6> Words = {"false", "False", "FALSE", "f", "F", "0"};
  return std::find(Words.begin(), Words.end(), slot.Text().value_or("")) != Words.end();
}

// Only what answers the challenges of ACME, which ask for plain HTTP.
static bool OnlyChallenges(const Ingress& ingress) {
  bool any = false;
  for (const auto& rule : ingress.rules()) {
    for (const auto& path : rule["http"]["paths"].Items()) {
      any = true;
      if (!path["path"].Text().value_or("").starts_with("/.well-known/acme-challenge")) {
        return false;
      }
    }
  }
  return any;
}

// A load balancer of AWS with a listener for HTTP beside one for HTTPS, and nothing that redirects.
static bool OpenBeside(const Ingress& ingress, const yaml::Slot& ports) {
  const auto text = ports.Text().value_or("");
  const auto actions = ingress.object().annotations();
  const bool redirects =
      ingress.annotation("alb.ingress.kubernetes.io/ssl-redirect").present() ||
      std::any_of(actions.pairs().begin(), actions.pairs().end(), [](const LabelPair& pair) {
        return pair.key.starts_with("alb.ingress.kubernetes.io/actions.");
      });
  return text.find("\"HTTP\"") != std::string_view::npos &&
         text.find("\"HTTPS\"") != std::string_view::npos && !redirects;
}

static void AddIngress(const Ingress& ingress, std::vector<yaml::Slot>& places) {
  constexpr std::array<std::string_view, 4> Keys = {
      "nginx.ingress.kubernetes.io/ssl-redirect", "ingress.kubernetes.io/ssl-redirect",
      "haproxy.org/ssl-redirect", "haproxy-ingress.github.io/ssl-redirect"};
  const auto ports = ingress.annotation("alb.ingress.kubernetes.io/listen-ports");
  if (OpenBeside(ingress, ports)) {
    places.push_back(ports);
  }
  if (ingress.tls().size() == 0 || OnlyChallenges(ingress) ||
      ingress.annotation("nginx.ingress.kubernetes.io/force-ssl-redirect").Text() == "true") {
    return;
  }
  for (const auto key : Keys) {
    if (IsFalse(ingress.annotation(key))) {
      places.push_back(ingress.annotation(key));
    }
  }
}

std::vector<yaml::Slot> RedirectsOff(const Object& object) {
  std::vector<yaml::Slot> places;
  const auto spec = object.spec();
  if (Ingress::Is(object)) {
    AddIngress(Ingress(object), places);
  } else if (object.Is("", "ConfigMap")) {
    const auto data = object["data"];
    if (IsFalse(data["ssl-redirect"]) && data["force-ssl-redirect"].Text() != "true") {
      places.push_back(data["ssl-redirect"]);
    }
  } else if (object.Is("projectcontour.io", "HTTPProxy") && spec["virtualhost"]["tls"].present()) {
    for (const auto& route : spec["routes"].Items()) {
      if (route["permitInsecure"].Bool() == true) {
        places.push_back(route["permitInsecure"]);
      }
    }
  } else if (object.Is("route.openshift.io", "Route")) {
    const auto policy = spec["tls"]["insecureEdgeTerminationPolicy"];
    if (policy.Text() == "Allow") {
      places.push_back(policy);
    }
  }
  return places;
}

}  // namespace linter::k8s
