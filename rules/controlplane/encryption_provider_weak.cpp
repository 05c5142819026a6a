#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule EncryptionProviderWeak() {
  return {
      .id = "encryption-provider-weak",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 6.0,
      .summary = "data of etcd is written unencrypted, or by a weak provider",
      .why =
          "The first provider of an entry is the one that writes; those behind it only read what "
          "is there. `identity` in front encrypts nothing, and `aesgcm` repeats its random "
          "numbers unless its key is replaced every 200,000 writes. `secretbox`, `kms` and "
          "`aescbc` are left alone, as in KICS. An entry that does not cover Secrets is judged "
          "too; a file in which none covers them is reported at the object.",
      .reference = "https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/#providers",
      .since = "0.1",
      .replaces = {"kics:10efce34-5af6-4d83-b414-9e096d5a06a9"},
      .checklist = {"SE-AC-3"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!object.Is("apiserver.config.k8s.io", "EncryptionConfiguration")) {
    return;
  }
  bool secrets = false;
  for (const auto& entry : object["resources"].Items()) {
    for (const auto& resource : entry["resources"].Items()) {
      const auto name = resource.Text().value_or("");
      secrets = secrets || name == "secrets" || name == "*." || name == "*.*";
    }
    const auto providers = entry["providers"].Items();
    if (providers.empty()) {
      report.Add(
          {.span = entry["providers"].span(), .message = "entry has no encryption provider"});
    } else if (providers.front()["identity"].written()) {
      report.Add({.span = providers.front().label(),
                  .message = "the provider `identity`, which writes, encrypts nothing"});
    } else if (providers.front()["aesgcm"].written()) {
      report.Add({.span = providers.front().label(),
                  .message = "the provider `aesgcm`, which writes, is safe for 200,000 writes only",
                  .weight = Severity::Info});
    }
  }
  if (!secrets) {
    report.Add({.span = object["resources"].span(), .message = "no entry encrypts Secrets"});
  }
}

}  // namespace linter::rules
