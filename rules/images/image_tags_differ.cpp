#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/image_fleet.h"
#include "linter/k8s/image_reference.h"

namespace linter::rules {

static void CheckProject(const k8s::Project& project, Report& report);

Rule ImageTagsDiffer() {
  return {
      .id = "image-tags-differ",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .summary = "one image runs at two tags in one release",
      .why =
          "A migration of yesterday with an application of today: the init container or Job was "
          "forgotten when the tag was raised. Told within one pod, and between a Job or CronJob "
          "and the workloads of its file. Images of Docker's own library, which are tools in "
          "such places (`busybox`, `alpine`), are left alone, and so are names that another tool "
          "fills in.",
      .reference = "https://kubernetes.io/docs/concepts/containers/images/#image-names",
      .since = "0.1",
      .check = CheckProject,
  };
}

static void CheckProject(const k8s::Project& project, Report& report) {
  for (const auto& clash : k8s::RepositoriesOfTwoTags(project)) {
    const auto image = k8s::ReadImage(clash.container->image().value_or(""));
    const auto first = k8s::ReadImage(clash.first->image().value_or(""));
    report.Add({.span = clash.container->image().span(),
                .message = fmt::format("`{}` runs as `{}` here and as `{}` elsewhere",
                                       image.repository, image.tag, first.tag),
                .labels = {{clash.first->image().span(), "the other tag"}}});
  }
}

}  // namespace linter::rules
