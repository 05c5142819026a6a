#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule HookWithoutDeletePolicy() {
  return {
      .id = "hook-without-delete-policy",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "hook does not say when it is deleted",
      .why =
          "What a hook made does not belong to the release: Helm does not remove it with it. "
          "Without a policy it is deleted only before the next run of the same hook; until "
          "then finished pods and their logs stay. `hook-succeeded` removes what has done its "
          "work. Hooks that make what others use (accounts, secrets, volumes) are left alone, "
          "and tests, whose logs are read afterwards.",
      .reference = "https://helm.sh/docs/topics/charts_hooks/#hook-deletion-policies",
      .since = "0.1",
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto annotations = object.metadata()["annotations"];
  const auto hook = annotations["helm.sh/hook"];
  const bool runs = object.kind() == "Job" || object.kind() == "Pod";
  const bool test = hook.Text().value_or("").starts_with("test");
  if (runs && !test && hook.present() && !annotations["helm.sh/hook-delete-policy"].present()) {
    report.Add({.span = hook.label(),
                .message = fmt::format("{} stays when the hook is done", object.Title())});
  }
}

}  // namespace linter::rules
