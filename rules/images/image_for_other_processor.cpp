#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"
#include "linter/k8s/node_platform.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ImageForOtherProcessor() {
  return {
      .id = "image-for-other-processor",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "image is for another processor than the nodes that it runs on",
      .why =
          "The container ends with `exec format error` as soon as it starts. Told where the name "
          "of "
          "an image says its processor (`arm64v8/redis`, `agent:2.1-amd64`) and `nodeSelector`, or "
          "a required node affinity, demands nodes of others by `kubernetes.io/arch`. Images for "
          "several processors have no such names.",
      .reference =
          "https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-arch",
      .since = "0.1",
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto nodes = k8s::ArchitecturesOf(container.workload());
  const auto architecture = k8s::ArchitectureOfImage(container.image().value_or(""));
  if (!nodes || architecture.empty() || nodes->Has(architecture)) {
    return;
  }
  report.Add({.span = container.image().span(),
              .message = fmt::format("image of {} is for `{}`, and its nodes are not",
                                     container.Title(), architecture),
              .labels = {{nodes->slot.span(), "the nodes"}}});
}

}  // namespace linter::rules
