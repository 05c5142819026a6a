#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/container.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule PortNameDuplicate() {
  return {
      .id = "port-name-duplicate",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "two ports of a container have one name",
      .why =
          "The API server refuses a container with two ports of one name. Where tools get past it, "
          "a Service or a probe that uses the name reaches one of the two, and nobody can say "
          "which. Ports without a name, and equal names in different containers of a pod, are left "
          "alone.",
      .reference =
          "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports",
      .since = "0.1",
      .replaces = {"kube-score:container-ports-check"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto ports = container.ports();
  for (std::size_t i = 1; i < ports.size(); ++i) {
    const auto name = ports[i].name();
    const auto earlier =
        std::find_if(ports.begin(), ports.begin() + static_cast<std::ptrdiff_t>(i),
                     [&](const k8s::ContainerPort& port) { return port.name() == name; });
    if (!name.empty() && earlier != ports.begin() + static_cast<std::ptrdiff_t>(i)) {
      report.Add({.span = ports[i].slot["name"].span(),
                  .message = fmt::format("{} has two ports named `{}`", container.Title(), name),
                  .labels = {{earlier->slot["name"].span(), "the other one"}}});
    }
  }
}

}  // namespace linter::rules
