#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "linter/check/report.h"
#include "linter/k8s/container.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule CapabilityUnknown() {
  return {
      .id = "capability-unknown",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .security_severity = 4.0,
      .summary = "name of a capability that runtimes do not know",
      .why =
          "Kubernetes passes names of capabilities on unread. A misspelled one, or one "
          "written with `CAP_` as in the manual of Linux, is refused or silently ignored by "
          "the runtime, so that the container runs with other rights than are written: a "
          "`drop` that drops nothing looks safe. Any case is accepted here, as runtimes do.",
      .reference = "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
      .since = "0.1",
      .checklist = {"SE-AC-2"},
      .fix = FixKind::Unsafe,
      .check = CheckContainer,
  };
}

static void Check(const k8s::Container& container, const yaml::Slot& capability, Report& report) {
  constexpr std::string_view Prefix = "CAP_";
  const auto name = capability.Text().value_or("");
  if (name.empty() || k8s::IsCapability(name)) {
    return;
  }
  const auto* what = "which is none";
  Fix fix{"write the name without `CAP_`", Safety::Unsafe, {}};
  if (name.starts_with(Prefix) && k8s::IsCapability(name.substr(Prefix.size()))) {
    what = "which runtimes know without `CAP_`";
    fix.edits = yaml::Set(capability, name.substr(Prefix.size()));
  }
  report.Add(
      {.span = capability.span(),
       .message = fmt::format("{} names the capability `{}`, {}", container.Title(), name, what),
       .fixes = {std::move(fix)}});
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto context = container.security_context();
  for (const auto& capability : context.added()) {
    Check(container, capability, report);
  }
  for (const auto& capability : context.dropped()) {
    Check(container, capability, report);
  }
}

}  // namespace linter::rules
