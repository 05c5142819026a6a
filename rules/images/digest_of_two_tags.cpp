#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/image_fleet.h"
#include "linter/k8s/image_reference.h"

namespace linter::rules {

static void CheckProject(const k8s::Project& project, Report& report);

Rule DigestOfTwoTags() {
  return {
      .id = "digest-of-two-tags",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "one digest stands behind two tags of an image",
      .why =
          "The digest decides, and the tag is only told to people: where a tag was raised and the "
          "digest was not, the old version goes on running, and everybody who reads the file "
          "believes otherwise. Told for the whole run, as a digest is the same in every "
          "environment.",
      .reference = "https://kubernetes.io/docs/concepts/containers/images/#image-names",
      .since = "0.1",
      .check = CheckProject,
  };
}

static void CheckProject(const k8s::Project& project, Report& report) {
  for (const auto& clash : k8s::DigestsOfTwoTags(project)) {
    const auto image = k8s::ReadImage(clash.container->image().value_or(""));
    const auto first = k8s::ReadImage(clash.first->image().value_or(""));
    report.Add({.span = clash.container->image().span(),
                .message = fmt::format("tags `{}` and `{}` of `{}` have one digest", first.tag,
                                       image.tag, image.repository),
                .labels = {{clash.first->image().span(), "here with the other tag"}}});
  }
}

}  // namespace linter::rules
