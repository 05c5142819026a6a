#include "linter/k8s/ingress.h"

#include <algorithm>
#include <array>

#include "linter/k8s/project.h"
#include "linter/k8s/tls.h"

namespace linter::k8s {

constexpr std::array<std::string_view, 11> CertificateAnnotations = {
    "alb.ingress.kubernetes.io/certificate-arn",
    "alb.ingress.kubernetes.io/ssl-policy",
    "alb.ingress.kubernetes.io/ssl-redirect",
    "networking.gke.io/managed-certificates",
    "ingress.gcp.kubernetes.io/pre-shared-cert",
    "traefik.ingress.kubernetes.io/router.tls",
    "traefik.ingress.kubernetes.io/router.tls.certresolver",
    "traefik.ingress.kubernetes.io/router.tls.options",
    "appgw.ingress.kubernetes.io/appgw-ssl-certificate",
    "route.openshift.io/termination",
    "service.beta.kubernetes.io/aws-load-balancer-ssl-cert"};

constexpr std::array<std::string_view, 6> IssuerAnnotations = {
    "cert-manager.io/cluster-issuer",    "cert-manager.io/issuer", "certmanager.k8s.io/issuer",
    "certmanager.k8s.io/cluster-issuer", "kubernetes.io/tls-acme", "cert.gardener.cloud/purpose"};

// Their controllers make certificates for every Ingress.
constexpr std::array<std::string_view, 3> ClassesWithCertificates = {"tailscale", "ngrok",
                                                                     "cloudflare-tunnel"};

bool Ingress::empty() const {
  const auto spec = object_->spec();
  return rules().empty() && !spec["defaultBackend"].present() && !spec["backend"].present();
}

bool Ingress::certificate_elsewhere() const {
  const auto contains = [&](std::string_view key, std::string_view word) {
    return annotation(key).Text().value_or("").find(word) != std::string_view::npos;
  };
  const auto name = object_->spec()["ingressClassName"].Text().value_or(
      annotation("kubernetes.io/ingress.class").Text().value_or(""));
  return contains("alb.ingress.kubernetes.io/listen-ports", "HTTPS") ||
         contains("traefik.ingress.kubernetes.io/router.entrypoints", "secure") ||
         contains("nginx.ingress.kubernetes.io/ssl-passthrough", "true") ||
         std::find(ClassesWithCertificates.begin(), ClassesWithCertificates.end(), name) !=
             ClassesWithCertificates.end() ||
         std::any_of(CertificateAnnotations.begin(), CertificateAnnotations.end(),
                     [&](std::string_view key) { return annotation(key).present(); });
}

bool Ingress::CoveredBeside(std::string_view host) const {
  if (host.empty()) {
    return false;
  }
  const auto& all = object_->project().OfKind("Ingress");
  return std::any_of(all.begin(), all.end(), [&](const Object* other) {
    if (other == object_ || !other->SameFolder(*object_)) {
      return false;
    }
    for (const auto& entry : Ingress(*other).tls().Items()) {
      const auto names = entry["hosts"].Items();
      if (std::any_of(names.begin(), names.end(), [&](const yaml::Slot& name) {
            return CoversHost(name.Text().value_or(""), host);
          })) {
        return true;
      }
    }
    return false;
  });
}

std::vector<std::string_view> HostsOf(const yaml::Slot& entry) {
  std::vector<std::string_view> names;
  for (const auto& host : entry["hosts"].Items()) {
    names.push_back(host.Text().value_or(""));
  }
  std::sort(names.begin(), names.end());
  return names;
}

bool Ingress::managed() const {
  return std::any_of(IssuerAnnotations.begin(), IssuerAnnotations.end(),
                     [&](std::string_view key) { return annotation(key).present(); });
}

}  // namespace linter::k8s
