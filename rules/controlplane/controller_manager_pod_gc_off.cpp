#include <fmt/format.h>

#include <optional>

#include "linter/check/report.h"
#include "linter/k8s/component.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ControllerManagerPodGcOff() {
  return {
      .id = "controller-manager-pod-gc-off",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Production},
      .summary = "pods that came to an end are never removed",
      .why =
          "With a threshold of zero or less nobody removes pods that succeeded or failed: they "
          "stay in etcd until their owner goes, and slow every list of pods. Without the flag "
          "12,500 are kept, which is fine; unlike checkov and trivy, the rule does not ask for it "
          "to be written.",
      .reference =
          "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/"
          "#pod-garbage-collection",
      .since = "0.1",
      .replaces = {"trivy:KCV-0033", "checkov:CKV_K8S_106",
                   "kics:49113af4-29ca-458e-b8d4-724c01a4a24f"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto manager = k8s::Component::Of(container, k8s::ComponentKind::ControllerManager);
  const auto threshold = manager ? manager->Int("terminated-pod-gc-threshold") : std::nullopt;
  if (threshold && *threshold <= 0) {
    report.Add(
        {.span = manager->span("terminated-pod-gc-threshold"),
         .message = fmt::format(
             "`kube-controller-manager` keeps all ended pods by the threshold `{}`", *threshold)});
  }
}

}  // namespace linter::rules
