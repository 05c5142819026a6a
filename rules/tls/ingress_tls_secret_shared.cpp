#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

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
          "cert-manager makes a Certificate for each Ingress; both write the same secret, each "
          "with its own hosts, again and again until the certificate authority refuses. One "
          "secret each, or the same hosts in both.",
      .reference = "https://cert-manager.io/docs/usage/ingress/",
      .since = "0.1",
      .checklist = {"IN-N-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::Ingress::Is(object)) {
    return;
  }
  const k8s::Ingress ingress(object);
  const auto hosts = [](const yaml::Slot& entry) {
    std::vector<std::string_view> names;
    for (const auto& host : entry["hosts"].Items()) {
      names.push_back(host.Text().value_or(""));
    }
    std::sort(names.begin(), names.end());
    return names;
  };
  for (const auto& entry : ingress.tls().Items()) {
    const auto secret = entry["secretName"];
    for (const auto* other : object.project().OfKind("Ingress", object)) {
      const k8s::Ingress beside(*other);
      if (other == &object || !k8s::Ingress::Is(*other) || !ingress.managed() ||
          !beside.managed() || !other->SameFolder(object)) {
        continue;
      }
      for (const auto& theirs : beside.tls().Items()) {
        if (secret.present() && theirs["secretName"].Text() == secret.Text() &&
            hosts(theirs) != hosts(entry)) {
          report.Add({.span = secret.span(),
                      .message = fmt::format("Ingress `{}` wants other hosts in the secret `{}`",
                                             other->name(), *secret.Text()),
                      .labels = {{theirs["secretName"].span(), "the same secret"}}});
        }
      }
    }
  }
}

}  // namespace linter::rules
