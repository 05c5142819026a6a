#include <fmt/format.h>

#include <optional>

#include "linter/check/report.h"
#include "linter/k8s/ingress.h"
#include "linter/k8s/object.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule IngressTlsSecretShared() {
  return {
      .id = "ingress-tls-secret-shared",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .summary = "two Ingresses want certificates for different hosts in one secret",
      .why =
          "cert-manager makes a Certificate for each annotated Ingress, named after the secret. "
          "The first Ingress owns it, the hosts of the others never come into it, and their "
          "clients refuse the certificate. Give each its own secret, write the same hosts in "
          "both, or annotate one of them only.",
      .reference = "https://cert-manager.io/docs/usage/ingress/",
      .since = "0.1",
      .checklist = {"IN-N-2"},
      .check = CheckObject,
  };
}

// The same secret with other hosts, in the TLS of another Ingress.
static std::optional<yaml::Slot> Rival(const k8s::Ingress& other, const yaml::Slot& entry) {
  for (const auto& theirs : other.tls().Items()) {
    if (theirs["secretName"].Text() == entry["secretName"].Text() &&
        k8s::HostsOf(theirs) != k8s::HostsOf(entry)) {
      return theirs["secretName"];
    }
  }
  return std::nullopt;
}

static void CheckEntry(const k8s::Ingress& ingress, const yaml::Slot& entry, Report& report) {
  const auto& object = ingress.object();
  const auto secret = entry["secretName"];
  for (const auto* other : object.project().OfKind("Ingress", object)) {
    const k8s::Ingress beside(*other);
    if (other == &object || !k8s::Ingress::Is(*other) || !beside.managed() ||
        !other->SameFolder(object)) {
      continue;
    }
    if (const auto rival = Rival(beside, entry)) {
      report.Add({.span = secret.span(),
                  .message = fmt::format("Ingress `{}` wants other hosts in the secret `{}`",
                                         other->name(), *secret.Text()),
                  .labels = {{rival->span(), "the same secret"}}});
      return;
    }
  }
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::Ingress::Is(object) || !k8s::Ingress(object).managed()) {
    return;
  }
  const k8s::Ingress ingress(object);
  for (const auto& entry : ingress.tls().Items()) {
    if (entry["secretName"].Text()) {
      CheckEntry(ingress, entry, report);
    }
  }
}

}  // namespace linter::rules
