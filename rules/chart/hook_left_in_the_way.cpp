#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/hook.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule HookLeftInTheWay() {
  return {
      .id = "hook-left-in-the-way",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "hook that fails once stands in the way of the next release",
      .why =
          "With `helm.sh/hook-delete-policy: hook-succeeded` alone a hook that failed stays, and "
          "the next upgrade cannot make it again: `already exists`. Helm only makes room for a "
          "hook of the same name where `before-hook-creation` is among its policies, which holds "
          "without the annotation but not beside other policies. Names that end with a number, as "
          "those with the revision do, and generated ones are left alone.",
      .reference = "https://helm.sh/docs/topics/charts_hooks/#hook-deletion-policies",
      .since = "0.1",
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const k8s::HelmHook hook(object);
  const auto name = object.name();
  const bool runs = object.kind() == "Job" || object.kind() == "Pod";
  const bool repeats = hook.RunsAt("pre-upgrade") || hook.RunsAt("post-upgrade") ||
                       hook.RunsAt("pre-rollback") || hook.RunsAt("post-rollback");
  const bool removed = hook.HasPolicy("before-hook-creation") || hook.HasPolicy("hook-failed");
  if (!runs || !repeats || !hook.policies().present() || removed || name.empty() ||
      (name.back() >= '0' && name.back() <= '9')) {
    return;
  }
  report.Add({.span = hook.policies().span(),
              .message = fmt::format("{} stays when it fails, and blocks the next release",
                                     object.Title())});
}

}  // namespace linter::rules
