#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule BackupWithoutVolumes() {
  return {
      .id = "backup-without-volumes",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "backup of Velero leaves the data of volumes out",
      .why =
          "A backup with `snapshotVolumes: false` and no backup of file systems, or without "
          "PersistentVolumeClaims, restores objects and no data, which is seen on the day of a "
          "restore. A database that is backed up by its own operator may do without; then allow "
          "it here, and say so.",
      .reference = "https://velero.io/docs/main/api-types/backup/",
      .since = "0.1",
      .checklist = {"IN-S-3"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (object.group() != "velero.io" || (object.kind() != "Schedule" && object.kind() != "Backup")) {
    return;
  }
  const auto spec = object.kind() == "Schedule" ? object.spec()["template"] : object.spec();
  const auto snapshots = spec["snapshotVolumes"];
  const bool files = spec["defaultVolumesToFsBackup"].Bool() == true ||
                     spec["defaultVolumesToRestic"].Bool() == true ||
                     spec["snapshotMoveData"].Bool() == true;
  if (snapshots.Bool() == false && !files) {
    report.Add({.span = snapshots.span(),
                .message = fmt::format("{} keeps no data of volumes", object.Title())});
  }
  for (const auto& resource : spec["excludedResources"].Items()) {
    const auto name = resource.Text().value_or("");
    if (name == "persistentvolumeclaims" || name == "pvc") {
      report.Add({.span = resource.span(),
                  .message = fmt::format("{} leaves claims out, and their data", object.Title())});
    }
  }
}

}  // namespace linter::rules
