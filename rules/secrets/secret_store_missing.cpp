#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/placeholder.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule SecretStoreMissing() {
  return {
      .id = "secret-store-missing",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "ExternalSecret asks a store that is not there",
      .why =
          "Without its store nothing is fetched, and pods wait for a Secret that does not come. "
          "A store is a SecretStore of the same namespace unless `kind: ClusterSecretStore` is "
          "written. Stores are often made elsewhere, so this is judged in a closed world, and "
          "where the run has a store of that name and of the other kind.",
      .reference = "https://external-secrets.io/latest/api/externalsecret/",
      .since = "0.1",
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!object.Is("external-secrets.io", "ExternalSecret")) {
    return;
  }
  const auto reference = object.spec()["secretStoreRef"];
  const auto name = reference["name"].Text().value_or("");
  const auto kind = reference["kind"].Text().value_or("SecretStore");
  const auto& project = object.project();
  if (name.empty() || k8s::StandsForAnother(name)) {
    return;
  }
  const bool cluster = kind == "ClusterSecretStore";
  const auto* store = cluster ? project.FindAnywhere(kind, name, object)
                              : project.Find("SecretStore", name, object);
  const auto* other = cluster ? project.Find("SecretStore", name, object)
                              : project.FindAnywhere("ClusterSecretStore", name, object);
  if (store == nullptr && other != nullptr) {
    report.Add({.span = reference["name"].span(),
                .message = fmt::format("`{}` is a {}, not a {}", name, other->kind(), kind),
                .labels = {{other->name_span(), "the store"}}});
  } else if (store == nullptr && project.closed()) {
    report.Add({.span = reference["name"].span(),
                .message = fmt::format("there is no {} `{}`", kind, name)});
  }
}

}  // namespace linter::rules
