#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/project.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule BackupVolumeUnknown() {
  return {
      .id = "backup-volume-unknown",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "pod asks Velero to back up a volume that it does not have",
      .why =
          "`backup.velero.io/backup-volumes` names volumes of the pod. A name that none of them "
          "has is passed over, and the data that was meant is in no backup.",
      .reference = "https://velero.io/docs/main/file-system-backup/",
      .since = "0.1",
      .checklist = {"IN-S-3"},
      .check = CheckWorkload,
  };
}

static bool HasVolume(const k8s::Workload& workload, std::string_view name) {
  const auto has = [&](const std::vector<yaml::Slot>& items, auto name_of) {
    return std::any_of(items.begin(), items.end(),
                       [&](const yaml::Slot& each) { return name_of(each).Text() == name; });
  };
  const auto templates = workload.object().spec()["volumeClaimTemplates"].Items();
  return has(workload.volumes(), [](const yaml::Slot& each) { return each["name"]; }) ||
         has(templates, [](const yaml::Slot& each) { return each["metadata"]["name"]; });
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto annotation =
      workload.pod_template()["metadata"]["annotations"]["backup.velero.io/backup-volumes"];
  auto rest = annotation.Text().value_or("");
  if (k8s::MayBePatch(workload)) {
    return;
  }
  while (!rest.empty()) {
    const auto comma = std::min(rest.find(','), rest.size());
    auto name = rest.substr(0, comma);
    rest = rest.substr(std::min(comma + 1, rest.size()));
    while (name.starts_with(' ')) {
      name.remove_prefix(1);
    }
    if (!name.empty() && !HasVolume(workload, name)) {
      report.Add({.span = annotation.span(),
                  .message = fmt::format("{} has no volume `{}` to back up",
                                         workload.object().Title(), name)});
    }
  }
}

}  // namespace linter::rules
