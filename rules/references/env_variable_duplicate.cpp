#include <fmt/format.h>

#include <map>

#include "linter/check/report.h"
#include "linter/k8s/container.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule EnvVariableDuplicate() {
  return {
      .id = "env-variable-duplicate",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .summary = "environment variable is set twice",
      .why =
          "The last one wins, so the first is a value that somebody believes in and no process "
          "sees; `kubectl apply` may drop either one later. A variable that is built from its "
          "earlier value (`$(PATH):/opt/bin`) is left alone, and so is what `envFrom` brings, "
          "which `env` overrides on purpose.",
      .reference =
          "https://kubernetes.io/docs/tasks/inject-data-application/"
          "define-environment-variable-container/",
      .since = "0.1",
      .replaces = {"kube-linter:duplicate-env-var",
                   "kube-score:environment-variable-key-duplication"},
      .fix = FixKind::Unsafe,
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto variables = container["env"].Items();
  std::map<std::string_view, const yaml::Slot*> last;
  for (const auto& variable : variables) {
    const auto name = variable["name"].Text().value_or("");
    const auto [found, fresh] = last.emplace(name, &variable);
    if (fresh || name.empty()) {
      continue;
    }
    const auto& earlier = *found->second;
    found->second = &variable;
    const auto value = variable["value"].Text().value_or("");
    if (value.find(fmt::format("$({})", name)) == std::string_view::npos) {
      report.Add({.span = variable["name"].span(),
                  .message = fmt::format("variable `{}` of {} is set twice, and this one wins",
                                         name, container.Title()),
                  .labels = {{earlier["name"].span(), "never seen by a process"}},
                  .fixes = {{"remove the first", Safety::Unsafe, yaml::Remove(earlier)}}});
    }
  }
}

}  // namespace linter::rules
