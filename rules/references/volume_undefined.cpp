#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/container.h"
#include "linter/k8s/placeholder.h"
#include "linter/k8s/project.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule VolumeUndefined() {
  return {
      .id = "volume-undefined",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "container mounts a volume that its pod does not have",
      .why =
          "The API server refuses the pod. A volume is one of `volumes`, or of "
          "`volumeClaimTemplates` in a StatefulSet. In an open world a workload with a container "
          "that has no image may be a patch of Kustomize and is left alone.",
      .reference = "https://kubernetes.io/docs/concepts/storage/volumes/",
      .since = "0.1",
      .check = CheckContainer,
  };
}

static bool HasVolume(const k8s::Workload& workload, std::string_view name) {
  const auto templates = workload.object().spec()["volumeClaimTemplates"].Items();
  return workload.Volume(name) ||
         std::any_of(templates.begin(), templates.end(), [&](const yaml::Slot& claim) {
           return claim["metadata"]["name"].Text() == name;
         });
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto& workload = container.workload();
  // What an operator fills in as a template gets its volumes from there, too.
  if (!workload.project().closed() &&
      (k8s::MayBePatch(workload) || k8s::StandsForAnother(workload.object().name_space()))) {
    return;
  }
  const auto check = [&](const yaml::Slot& name) {
    const auto text = name.Text().value_or("");
    if (!text.empty() && !k8s::StandsForAnother(text) && !HasVolume(workload, text)) {
      report.Add({.span = name.span(),
                  .message = fmt::format("pods of {} have no volume `{}`",
                                         workload.object().Title(), text)});
    }
  };
  for (const auto& mount : container.volume_mounts()) {
    check(mount.slot["name"]);
  }
  for (const auto& device : container["volumeDevices"].Items()) {
    check(device["name"]);
  }
}

}  // namespace linter::rules
