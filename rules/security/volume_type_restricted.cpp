#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

// Besides what every volume has, and what another rule speaks of.
static constexpr std::array<std::string_view, 11> Types = {
    "configMap", "csi",  "downwardAPI",           "emptyDir",  "ephemeral", "hostPath",
    "image",     "name", "persistentVolumeClaim", "projected", "secret"};

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule VolumeTypeRestricted() {
  return {
      .id = "volume-type-restricted",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::PssRestricted},
      .security_severity = 3.0,
      .summary = "volume is of a type that the restricted standard refuses",
      .why =
          "The restricted Pod Security Standard allows volumes that cannot reach outside "
          "what the cluster hands out: configMap, csi, downwardAPI, emptyDir, ephemeral, "
          "image, persistentVolumeClaim, projected and secret. In-tree network volumes such "
          "as nfs belong behind a PersistentVolume. `hostPath` is the finding of "
          "`host-path-volume`.",
      .reference = "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
      .since = "0.1",
      .replaces = {"trivy:KSV-0028", "pss:restrictedVolumes"},
      .checklist = {"SE-AC-2"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  for (const auto& volume : workload.volumes()) {
    for (const auto& member : volume.Members()) {
      const bool allowed = std::find(Types.begin(), Types.end(), member.key) != Types.end();
      if (!allowed && member.value.present()) {
        report.Add({.span = member.key_span,
                    .message = fmt::format("volume `{}` is of the type `{}`",
                                           volume["name"].Text().value_or(""), member.key)});
      }
    }
  }
}

}  // namespace linter::rules
