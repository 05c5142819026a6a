#include "linter/k8s/ingress.h"

#include <algorithm>
#include <array>

namespace linter::k8s {

constexpr std::array<std::string_view, 8> CertificateAnnotations = {
    "alb.ingress.kubernetes.io/certificate-arn",
    "alb.ingress.kubernetes.io/ssl-policy",
    "alb.ingress.kubernetes.io/ssl-redirect",
    "networking.gke.io/managed-certificates",
    "ingress.gcp.kubernetes.io/pre-shared-cert",
    "traefik.ingress.kubernetes.io/router.tls",
    "traefik.ingress.kubernetes.io/router.tls.certresolver",
    "appgw.ingress.kubernetes.io/appgw-ssl-certificate"};

constexpr std::array<std::string_view, 6> IssuerAnnotations = {
    "cert-manager.io/cluster-issuer",    "cert-manager.io/issuer", "certmanager.k8s.io/issuer",
    "certmanager.k8s.io/cluster-issuer", "kubernetes.io/tls-acme", "cert.gardener.cloud/purpose"};

bool Ingress::certificate_elsewhere() const {
  const auto listeners = annotation("alb.ingress.kubernetes.io/listen-ports").Text().value_or("");
  return listeners.find("HTTPS") != std::string_view::npos ||
         std::any_of(CertificateAnnotations.begin(), CertificateAnnotations.end(),
                     [&](std::string_view key) { return annotation(key).present(); });
}

bool Ingress::managed() const {
  return std::any_of(IssuerAnnotations.begin(), IssuerAnnotations.end(),
                     [&](std::string_view key) { return annotation(key).present(); });
}

}  // namespace linter::k8s
