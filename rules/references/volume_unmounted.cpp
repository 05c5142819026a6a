#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/object.h"
#include "linter/k8s/project.h"
#include "linter/k8s/volume.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule VolumeUnmounted() {
  return {
      .id = "volume-unmounted",
      .severity = Severity::Info,
      .precision = Precision::High,
      .summary = "no container mounts a volume of its pod",
      .why =
          "It is fetched, attached and waited for at every start, and nothing sees it: most often "
          "the mount was forgotten, or goes by another name. In an open world a workload with a "
          "container that has no image may be a patch of Kustomize and is left alone, and so is a "
          "pod whose sidecars are injected (it has an annotation that says so).",
      .reference = "https://kubernetes.io/docs/concepts/storage/volumes/",
      .since = "0.1",
      .check = CheckWorkload,
  };
}

static bool IsDevice(const k8s::Workload& workload, std::string_view name) {
  const auto& containers = workload.containers();
  return std::any_of(containers.begin(), containers.end(), [&](const k8s::Container& container) {
    const auto devices = container["volumeDevices"].Items();
    return std::any_of(devices.begin(), devices.end(),
                       [&](const yaml::Slot& device) { return device["name"].Text() == name; });
  });
}

// Containers that mount it may be added when the pod is made.
static bool IsForInjection(const k8s::Workload& workload) {
  const auto annotations = workload.pod_annotations();
  const auto& pairs = annotations.pairs();
  return std::any_of(pairs.begin(), pairs.end(), [](const k8s::LabelPair& pair) {
    return pair.key.find("inject") != std::string_view::npos ||
           pair.key.starts_with("sidecar.istio.io/");
  });
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  if (workload.containers().empty() || k8s::MayBePatch(workload) ||
      workload.kind() == k8s::WorkloadKind::PodTemplate) {
    return;
  }
  for (const auto& volume : workload.volumes()) {
    const auto name = volume["name"].Text().value_or("");
    if (!name.empty() && k8s::MountersOf(workload, name).empty() && !IsDevice(workload, name) &&
        !IsForInjection(workload)) {
      report.Add({.span = volume["name"].span(),
                  .message = fmt::format("no container of {} mounts volume `{}`",
                                         workload.object().Title(), name)});
    }
  }
}

}  // namespace linter::rules
