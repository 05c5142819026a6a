#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/secret_maker.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule SecretMadeTwice() {
  return {
      .id = "secret-made-twice",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "two objects make one Secret",
      .why =
          "An ExternalSecret and a SealedSecret, or two of them, that make a Secret of one name "
          "write over each other, or one of them fails since it does not own the Secret: which "
          "password a pod gets is chance. ExternalSecrets that merge into a Secret "
          "(`creationPolicy: Merge`) are made for that, and are left alone; so are copies in other "
          "folders. Certificates have a rule of their own.",
      .reference = "https://external-secrets.io/latest/guides/ownership-deletion-policy/",
      .since = "0.1",
      .check = CheckObject,
  };
}

static bool Merges(const k8s::Object& object) {
  const auto policy = object.spec()["target"]["creationPolicy"].Text().value_or("Owner");
  return policy == "Merge" || policy == "None" || policy == "Orphan";
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const bool external = object.Is("external-secrets.io", "ExternalSecret");
  if ((!external && !object.Is("bitnami.com", "SealedSecret")) || Merges(object)) {
    return;
  }
  const auto target = external ? object.spec()["target"]["name"] : object.metadata()["name"];
  const auto name = target.Text().value_or(object.name());
  for (const auto* other : k8s::SecretMakers(name, object)) {
    if (other == &object) {
      return;
    }
    if (other->SameFolder(object) && other->kind() != "Certificate" && !Merges(*other)) {
      report.Add({.span = target.present() ? target.span() : object.name_span(),
                  .message = fmt::format("{} makes Secret `{}`, and so does {}", object.Title(),
                                         name, other->Title()),
                  .labels = {{other->name_span(), "the other one"}}});
      return;
    }
  }
}

}  // namespace linter::rules
