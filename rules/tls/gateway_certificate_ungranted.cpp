#include <fmt/format.h>

#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/object.h"
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
      .check = CheckObject,
  };
}

static bool Granted(const k8s::Object& gateway, std::string_view from) {
  for (const auto* grant : gateway.project().OfKind("ReferenceGrant")) {
    if (grant->effective_namespace() != from) {
      continue;
    }
    for (const auto& source : grant->spec()["from"].Items()) {
      if (source["kind"].Text() == "Gateway" &&
          source["namespace"].Text() == gateway.effective_namespace()) {
        return true;
      }
    }
  }
  return false;
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!object.Is("gateway.networking.k8s.io", "Gateway") || !object.project().closed()) {
    return;
  }
  for (const auto& listener : object.spec()["listeners"].Items()) {
    for (const auto& reference : listener["tls"]["certificateRefs"].Items()) {
      const auto space = reference["namespace"];
      if (space.present() && space.Text() != object.effective_namespace() &&
          !Granted(object, *space.Text())) {
        report.Add(
            {.span = space.span(),
             .message = fmt::format("no ReferenceGrant lets Gateway `{}` use the secret of `{}`",
                                    object.name(), *space.Text())});
      }
    }
  }
}

}  // namespace linter::rules
