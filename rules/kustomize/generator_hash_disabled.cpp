#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/kustomize/kustomization_view.h"

namespace linter::rules {

static void CheckKustomization(const kustomize::KustomizationView& kustomization, Report& report);

Rule GeneratorHashDisabled() {
  return {
      .id = "generator-hash-disabled",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {},
      .summary = "generated ConfigMap or Secret keeps its name when its content changes",
      .why =
          "The hash at the end of a generated name is what makes pods roll when the content "
          "changes: without it they go on with what they read when they started, and the change "
          "shows at some later restart. It has to go where something outside of the overlay knows "
          "the name, or where a controller restarts pods; therefore the rule runs only when it is "
          "asked for.",
      .reference =
          "https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/generatoroptions/",
      .since = "0.1",
      .check = CheckKustomization,
  };
}

static void CheckOptions(const yaml::Slot& options, std::string_view whose, Report& report) {
  const auto disabled = options["disableNameSuffixHash"];
  if (disabled.Bool() == true) {
    report.Add({.span = disabled.span(),
                .message = fmt::format("pods do not roll when {} changes", whose)});
  }
}

static void CheckKustomization(const kustomize::KustomizationView& kustomization, Report& report) {
  const auto root = kustomization.root();
  bool any = false;
  for (const std::string_view field : {"configMapGenerator", "secretGenerator"}) {
    for (const auto& entry : root[field].Items()) {
      any = true;
      CheckOptions(entry["options"], fmt::format("`{}`", entry["name"].Text().value_or("")),
                   report);
    }
  }
  if (any) {
    CheckOptions(root["generatorOptions"], "what is generated here", report);
  }
}

}  // namespace linter::rules
