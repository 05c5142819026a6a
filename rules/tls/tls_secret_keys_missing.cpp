#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule TlsSecretKeysMissing() {
  return {
      .id = "tls-secret-keys-missing",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production},
      .summary = "secret of type TLS lacks its certificate or its key",
      .why =
          "The API server refuses a secret of type `kubernetes.io/tls` without both `tls.crt` "
          "and `tls.key`, in `data` or `stringData`.",
      .reference = "https://kubernetes.io/docs/concepts/configuration/secret/#tls-secrets",
      .since = "0.1",
      .checklist = {"IN-N-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!object.Is("", "Secret") || object["type"].Text() != "kubernetes.io/tls") {
    return;
  }
  for (const auto* key : {"tls.crt", "tls.key"}) {
    if (!object["data"][key].written() && !object["stringData"][key].written()) {
      report.Add(
          {.span = object["type"].span(),
           .message = fmt::format("secret `{}` of type TLS has no `{}`", object.name(), key)});
    }
  }
}

}  // namespace linter::rules
