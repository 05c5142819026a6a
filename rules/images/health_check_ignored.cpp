#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/images/image_link.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckLink(const images::ImageLink& link, Report& report);

Rule HealthCheckIgnored() {
  return {
      .id = "health-check-ignored",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .summary = "HEALTHCHECK of an image stands in for probes, but Kubernetes ignores it",
      .why =
          "The kubelet never runs the `HEALTHCHECK` of an image. A container without probes is "
          "taken for healthy as long as its process runs, whatever the image would say. Write "
          "the same command as a liveness or readiness probe. Told only where a Skaffold "
          "configuration of the run says which Dockerfile builds the image.",
      .reference = "https://kubernetes.io/docs/concepts/workloads/pods/probes/",
      .since = "0.1",
      .check = CheckLink,
  };
}

static void CheckLink(const images::ImageLink& link, Report& report) {
  const auto& container = link.container();
  const auto* check = link.health_check();
  if (check == nullptr || !container.long_running() || container.workload().batch() ||
      container["livenessProbe"].present() || container["readinessProbe"].present()) {
    return;
  }
  report.Add({
      .span = check->name.span(),
      .message = fmt::format("Kubernetes ignores this, and {} has no probe", container.Title()),
      .labels = {{container["name"].span(), "the container"},
                 {link.source(), "this Dockerfile builds its image"}},
  });
}

}  // namespace linter::rules
