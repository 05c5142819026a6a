#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/gateway.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule GatewayCertificateUngranted() {
  return {
      .id = "gateway-certificate-ungranted",
      .severity = Severity::Error,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .summary = "Gateway takes a certificate from a namespace that does not grant it",
      .why =
          "Without a ReferenceGrant in the secret's namespace the listener is not programmed. "
          "The grant may live elsewhere, so this is judged only in a closed world "
          "(`--closed-world`).",
      .reference = "https://gateway-api.sigs.k8s.io/api-types/referencegrant/",
      .since = "0.1",
      .checklist = {"IN-N-2"},
      .closed_world_only = true,
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::Gateway::Is(object) || !object.project().closed()) {
    return;
  }
  const k8s::Gateway gateway(object);
  for (const auto& listener : gateway.listeners()) {
    for (const auto& reference : listener.certificates()) {
      const auto space = reference["namespace"];
      const auto name = reference["name"].Text().value_or("");
      if (space.Text() && space.Text() != object.effective_namespace() &&
          !gateway.MayUseSecret(*space.Text(), name)) {
        report.Add({.span = space.span(),
                    .message = fmt::format("no ReferenceGrant lets Gateway `{}` use secret `{}/{}`",
                                           object.name(), *space.Text(), name)});
      }
    }
  }
}

}  // namespace linter::rules
