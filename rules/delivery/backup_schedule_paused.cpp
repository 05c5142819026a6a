#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule BackupSchedulePaused() {
  return {
      .id = "backup-schedule-paused",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "backups of Velero are paused",
      .why =
          "A Schedule with `paused: true` makes no backup, and nothing says so until the day of "
          "a restore.",
      .reference = "https://velero.io/docs/main/api-types/schedule/",
      .since = "0.1",
      .checklist = {"IN-S-3"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto paused = object.spec()["paused"];
  if (object.Is("velero.io", "Schedule") && paused.Bool() == true) {
    report.Add(
        {.span = paused.span(), .message = fmt::format("{} makes no backups", object.Title())});
  }
}

}  // namespace linter::rules
