#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"
#include "linter/k8s/image_reference.h"
#include "linter/k8s/placeholder.h"
#include "linter/k8s/project.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ImageTagLatest() {
  return {
      .id = "image-tag-latest",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .summary = "image has no tag, or the tag `latest`",
      .why =
          "What runs is whatever the tag meant when a node last pulled it: two pods of one "
          "Deployment may differ, nobody can tell what was running last week, and a rollback "
          "brings back the same image. Name a version, or better a digest, which is what a rollout "
          "can be undone by. An image with a digest is left alone, whatever its tag says, and so "
          "are names that another tool fills in (`${IMAGE}`, or words that are no name of an "
          "image). In an open world those that Kustomize or Skaffold replaces, by a file of the "
          "run, are too.",
      .reference = "https://kubernetes.io/docs/concepts/containers/images/#image-names",
      .since = "0.1",
      .replaces = {"kube-linter:latest-tag", "kube-score:container-image-tag",
                   "polaris:tagNotSpecified", "trivy:KSV-0013", "checkov:CKV_K8S_14",
                   "kics:583053b7-e632-46f0-b989-f81ff8045385"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto image = container.image();
  if (!image.has_value() || (*image).empty() || k8s::IsFilledInLater(*image)) {
    return;
  }
  const auto& project = container.workload().project();
  if (!project.closed() &&
      ((*image).find(' ') != std::string_view::npos || k8s::IsImageReplaced(*image, project))) {
    return;
  }
  const auto reference = k8s::ReadImage(*image);
  if (k8s::IsLatest(reference)) {
    report.Add({.span = image.span(),
                .message = reference.tag.empty()
                               ? fmt::format("image `{}` of {} has no tag, which means `latest`",
                                             *image, container.Title())
                               : fmt::format("image `{}` of {} changes from day to day", *image,
                                             container.Title())});
  }
}

}  // namespace linter::rules
