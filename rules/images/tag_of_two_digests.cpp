#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/image_fleet.h"
#include "linter/k8s/image_reference.h"

namespace linter::rules {

static void CheckProject(const k8s::Project& project, Report& report);

Rule TagOfTwoDigests() {
  return {
      .id = "tag-of-two-digests",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .summary = "one tag of an image stands for two digests",
      .why =
          "Two parts of one release run different builds that are told to be the same version: one "
          "of the digests was not raised with the other, or the tag was moved in between. Told "
          "within a folder, as other environments may well be behind; `latest` is left alone.",
      .reference = "https://kubernetes.io/docs/concepts/containers/images/#image-names",
      .since = "0.1",
      .check = CheckProject,
  };
}

static void CheckProject(const k8s::Project& project, Report& report) {
  for (const auto& clash : k8s::TagsOfTwoDigests(project)) {
    const auto image = k8s::ReadImage(clash.container->image().value_or(""));
    const auto first = k8s::ReadImage(clash.first->image().value_or(""));
    report.Add(
        {.span = clash.container->image().span(),
         .message = fmt::format("tag `{}` of `{}` has two digests", image.tag, first.repository),
         .labels = {{clash.first->image().span(), "here with the other digest"}}});
  }
}

}  // namespace linter::rules
