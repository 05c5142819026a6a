#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "linter/check/report.h"
#include "linter/k8s/dashboard.h"
#include "linter/k8s/project.h"
#include "linter/yaml/embedded.h"

namespace linter::rules {

static void CheckProject(const k8s::Project& project, Report& report);

Rule DashboardSourceUnprovisioned() {
  return {
      .id = "dashboard-source-unprovisioned",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .summary = "dashboard names a data source that is not provisioned",
      .why =
          "A dashboard that was exported from one Grafana names its data source by a uid "
          "that is made up there; in another the panels are empty. A variable of the type "
          "`datasource`, or a `uid` that the provisioning sets, is the same everywhere. "
          "Told where the run provisions data sources, in an open world in the same folder, "
          "and none has the uid.",
      .reference =
          "https://grafana.com/docs/grafana/latest/administration/provisioning/#data-sources",
      .since = "0.1",
      .checklist = {"HM-M-3"},
      .check = CheckProject,
  };
}

static void CheckDashboard(const k8s::Object& object, const yaml::Slot& written,
                           const std::vector<k8s::ProvisionedSource>& provisioned, Report& report) {
  const yaml::Embedded embedded(written);
  const auto root = embedded.root();
  const auto named = root ? k8s::NamedSources(*root) : std::vector<yaml::Slot>();
  for (const auto& uid : named) {
    const auto known = std::any_of(
        provisioned.begin(), provisioned.end(),
        [&](const k8s::ProvisionedSource& source) { return source.uid == uid.String(); });
    if (!known) {
      report.Add({.span = embedded.Outside(uid.span()),
                  .message = fmt::format("dashboard of {} names data source `{}`, which is not "
                                         "provisioned",
                                         object.Title(), uid.String().value_or(""))});
    }
  }
}

static void CheckProject(const k8s::Project& project, Report& report) {
  const auto provisioned = k8s::ProvisionedSources(project);
  if (provisioned.empty()) {
    return;
  }
  for (const auto* const kind : {"ConfigMap", "GrafanaDashboard"}) {
    for (const auto* const object : project.OfKind(kind)) {
      const bool beside =
          project.closed() || std::any_of(provisioned.begin(), provisioned.end(),
                                          [&](const k8s::ProvisionedSource& source) {
                                            return source.object->SameFolder(*object);
                                          });
      const auto texts = beside ? k8s::DashboardTexts(*object) : std::vector<yaml::Slot>();
      for (const auto& written : texts) {
        CheckDashboard(*object, written, provisioned, report);
      }
    }
  }
}

}  // namespace linter::rules
