#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/images/image_link.h"
#include "linter/k8s/container.h"
#include "linter/k8s/node_platform.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckLink(const images::ImageLink& link, Report& report);

Rule BuildForOtherProcessor() {
  return {
      .id = "build-for-other-processor",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "image is built for another processor than the nodes that it runs on",
      .why =
          "With `FROM --platform=linux/amd64` the image holds programs for that processor, "
          "whatever "
          "it is built for, and on other nodes the container ends with `exec format error`. Told "
          "where the stage that is built says a processor, and `nodeSelector` or a required node "
          "affinity demands nodes of others by `kubernetes.io/arch`; stages that only lend files, "
          "and platforms that the build decides (`$BUILDPLATFORM`), are left alone. Needs a "
          "Skaffold configuration of the run that says which Dockerfile builds the image.",
      .reference = "https://docs.docker.com/reference/dockerfile/#from",
      .since = "0.1",
      .check = CheckLink,
  };
}

static void CheckLink(const images::ImageLink& link, Report& report) {
  const auto nodes = k8s::ArchitecturesOf(link.container().workload());
  const auto platform = link.platform();
  if (!nodes || !platform) {
    return;
  }
  const auto architecture = k8s::ArchitectureOfPlatform(platform->name);
  if (architecture.empty() || nodes->Has(architecture)) {
    return;
  }
  report.Add({.span = platform->span,
              .message = fmt::format("image of {} is built for `{}`, and its nodes are not",
                                     link.container().Title(), platform->name),
              .labels = {{nodes->slot.span(), "the nodes"},
                         {link.source(), "this Dockerfile builds the image"}}});
}

}  // namespace linter::rules
