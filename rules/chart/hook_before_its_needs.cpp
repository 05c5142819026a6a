#include <fmt/format.h>

#include <set>

#include "linter/check/report.h"
#include "linter/k8s/hook.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule HookBeforeItsNeeds() {
  return {
      .id = "hook-before-its-needs",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "hook runs before the objects that it needs are made",
      .why =
          "Helm runs `pre-install` hooks, and waits for them, before it makes anything of the "
          "release. A Job among them whose service account, ConfigMap, Secret or claim belongs to "
          "the same release never starts its pod: the first installation in each new cluster hangs "
          "until its time is over, though every upgrade works. Make that object a hook too, with a "
          "lower `helm.sh/hook-weight`. What is optional is left alone, and so are objects that "
          "are not in the chart.",
      .reference = "https://helm.sh/docs/topics/charts_hooks/",
      .since = "0.1",
      .check = CheckObject,
  };
}

// Empty where the object is there in time.
static std::string Fault(const k8s::HelmHook& hook, const k8s::Object& needed) {
  const k8s::HelmHook other(needed);
  if (other.of_release()) {
    return "is made after all hooks of `pre-install`";
  }
  if (!other.RunsAt("pre-install")) {
    return fmt::format("is made at `{}`", other.events().Text().value_or(""));
  }
  if (other.weight() > hook.weight()) {
    return fmt::format("has weight {}, and the hook {}", other.weight(), hook.weight());
  }
  return {};
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const k8s::HelmHook hook(object);
  if (!hook.RunsAt("pre-install") || (object.kind() != "Job" && object.kind() != "Pod")) {
    return;
  }
  std::set<const k8s::Object*> told;
  for (const auto& need : k8s::NeedsOf(object)) {
    const auto* needed = object.project().Find(need.kind, need.name.Text().value_or(""), object);
    if (needed == nullptr || !told.insert(needed).second) {
      continue;
    }
    if (const auto fault = Fault(hook, *needed); !fault.empty()) {
      report.Add({.span = need.name.span(),
                  .message = fmt::format("hook {} needs {}, which {}", object.Title(),
                                         needed->Title(), fault),
                  .labels = {{needed->name_span(), "this object"}}});
    }
  }
}

}  // namespace linter::rules
