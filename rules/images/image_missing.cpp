#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"
#include "linter/k8s/project.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ImageMissing() {
  return {
      .id = "image-missing",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "container has no image",
      .why =
          "The API server refuses a container without an image. In an open world it may be a patch "
          "of Kustomize, whose image stands in another file, so this is judged only in a closed "
          "world (`--closed-world`).",
      .reference = "https://kubernetes.io/docs/concepts/containers/images/",
      .since = "0.1",
      .replaces = {"kube-linter:latest-tag", "checkov:CKV_K8S_14",
                   "kics:583053b7-e632-46f0-b989-f81ff8045385"},
      .closed_world_only = true,
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  if (!container.workload().project().closed()) {
    return;
  }
  const auto image = container["image"];
  if (image.Text().value_or("").empty()) {
    report.Add(
        {.span = image.span(), .message = fmt::format("{} has no image", container.Title())});
  }
}

}  // namespace linter::rules
