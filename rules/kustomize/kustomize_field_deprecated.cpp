#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "linter/check/report.h"
#include "linter/kustomize/kustomization_view.h"
#include "linter/kustomize/successor.h"

namespace linter::rules {

static void CheckKustomization(const kustomize::KustomizationView& kustomization, Report& report);

Rule KustomizeFieldDeprecated() {
  return {
      .id = "kustomize-field-deprecated",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .summary = "kustomization has a field that kustomize wants to be rid of",
      .why =
          "kustomize warns of `bases`, `commonLabels`, `patchesStrategicMerge`, `patchesJson6902`, "
          "`imageTags` and `vars` at every build, and has said that they will go. `resources`, "
          "`labels`, `patches`, `images` and `replacements` do the same. Fixes are offered where "
          "one edit is clearly right; those that could change the order in which things are "
          "applied are unsafe.",
      .reference = "https://github.com/kubernetes-sigs/kustomize/blob/master/README.md",
      .since = "0.1",
      .fix = FixKind::Unsafe,
      .check = CheckKustomization,
  };
}

static void CheckKustomization(const kustomize::KustomizationView& kustomization, Report& report) {
  struct Field {
    std::string_view name;
    std::string_view successor;
  };
  static constexpr std::array<Field, 6> Fields = {{{"bases", "resources"},
                                                   {"commonLabels", "labels"},
                                                   {"imageTags", "images"},
                                                   {"patchesStrategicMerge", "patches"},
                                                   {"patchesJson6902", "patches"},
                                                   {"vars", "replacements"}}};
  for (const auto& [key, key_span, value] : kustomization.root().Members()) {
    const auto* field = std::find_if(Fields.begin(), Fields.end(),
                                     [&](const Field& each) { return each.name == key; });
    if (field == Fields.end()) {
      continue;
    }
    const bool safe = key != "patchesJson6902" && key != "commonLabels";
    report.Add({.span = key_span,
                .message = fmt::format("`{}` is deprecated for `{}`", key, field->successor),
                .fixes = {{fmt::format("write `{}` instead", field->successor),
                           safe ? Safety::Safe : Safety::Unsafe,
                           kustomize::SuccessorOf(kustomization, key)}}});
  }
}

}  // namespace linter::rules
