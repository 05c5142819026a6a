#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule DefaultAccountTokenMounted() {
  return {
      .id = "default-account-token-mounted",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .security_severity = 3.5,
      .summary = "default service account gives its token to every pod",
      .why =
          "Pods that name no account run with `default` and get its token mounted, unless "
          "this object, or the pod, says `automountServiceAccountToken: false`. Nearly none"
          " of them talks to the API server. The workloads themselves are the matter of "
          "`service-account-token-mounted`; this rule is for those who keep the object "
          "`default` in their files, and is in no profile.",
      .reference = "https://kubernetes.io/docs/concepts/security/service-accounts/",
      .since = "0.1",
      .replaces = {"checkov:CKV_K8S_41"},
      .checklist = {"SE-AC-2"},
      .fix = FixKind::Unsafe,
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto mount = object["automountServiceAccountToken"];
  if (object.Is("", "ServiceAccount") && object.name() == "default" && mount.Bool() != false) {
    report.Add({.span = mount.span(),
                .message = fmt::format("{} gives its token to every pod", object.Title()),
                .fixes = {{"mount no token", Safety::Unsafe, yaml::Set(mount, "false")}}});
  }
}

}  // namespace linter::rules
