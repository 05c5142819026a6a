#include <fmt/format.h>

#include <map>
#include <string>

#include "linter/check/report.h"
#include "linter/kustomize/kustomization_view.h"
#include "linter/kustomize/library.h"

namespace linter::rules {

static void CheckKustomization(const kustomize::KustomizationView& kustomization, Report& report);

Rule ResourceListedTwice() {
  return {
      .id = "resource-listed-twice",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "kustomization lists a resource twice",
      .why =
          "kustomize refuses an object that is there already, and so the whole build: it is "
          "often what a merge of two branches leaves behind. The same path is seen in whatever "
          "way it is written, in `resources` and in `bases` together.",
      .reference =
          "https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/resource/",
      .since = "0.1",
      .fix = FixKind::Safe,
      .check = CheckKustomization,
  };
}

static void CheckKustomization(const kustomize::KustomizationView& kustomization, Report& report) {
  std::map<std::string, Span> seen;
  for (const auto& item : kustomization.Resources()) {
    const auto path = item.Text().value_or("");
    const bool remote = kustomize::IsRemote(path);
    const auto key = remote ? std::string(path) : kustomize::JoinPath("/", path);
    const auto [first, added] = seen.try_emplace(key, item.span());
    if (!path.empty() && !added) {
      report.Add({.span = item.span(),
                  .message = fmt::format("`{}` is listed twice", path),
                  .labels = {{first->second, "here already"}},
                  .fixes = {{"list it once", Safety::Safe, yaml::Remove(item)}}});
    }
  }
}

}  // namespace linter::rules
