#include <fmt/format.h>

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "linter/check/report.h"
#include "linter/k8s/health.h"
#include "linter/k8s/placeholder.h"
#include "linter/k8s/service.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ProbePortNameUndefined() {
  return {
      .id = "probe-port-name-undefined",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "probe asks a named port that its container does not have",
      .why =
          "The kubelet looks a name up among the ports of the very container that is probed; "
          "where it is not there, every probe fails: liveness restarts the container for ever, "
          "readiness keeps it out of its Services. The name of a port of another container of "
          "the pod does not help.",
      .reference =
          ""
          "https://kubernetes.io/docs/tasks/configure-pod-container/"
          "configure-liveness-readiness-startup-probes/#use-a-named-port",
      .since = "0.1",
      .replaces = {"kube-linter:liveness-port", "kube-linter:readiness-port",
                   "kube-linter:startup-port"},
      .checklist = {"HM-H-1", "HM-H-2"},
      .check = CheckContainer,
  };
}

static std::optional<k8s::ContainerPort> Elsewhere(const k8s::Container& container,
                                                   std::string_view name) {
  return k8s::NamedPort(container.workload(), name);
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  for (const auto& probe : k8s::ProbesOf(container)) {
    const auto name = probe.port().String().value_or("");
    const bool named = name.find_first_of("abcdefghijklmnopqrstuvwxyz") != std::string_view::npos &&
                       !k8s::StandsForAnother(name);
    if (!named || probe.handler() == k8s::ProbeHandler::Grpc || k8s::PortNamed(container, name)) {
      continue;
    }
    std::vector<Label> labels;
    if (const auto other = Elsewhere(container, name)) {
      labels.push_back({other->slot["name"].span(), "a port of another container"});
    }
    report.Add({
        .span = probe.port().span(),
        .message = fmt::format("{} asks port `{}`, which the container does not have",
                               k8s::Title(container, probe), name),
        .labels = std::move(labels),
    });
  }
}

}  // namespace linter::rules
