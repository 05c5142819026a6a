#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/k8s/object.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// The label by which Grafana's sidecar finds ConfigMaps of dashboards, where nothing else is set.
constexpr std::string_view DashboardLabel = "grafana_dashboard";

// The texts of an object that are a dashboard of Grafana by their name and what they hold: files of
// a ConfigMap, or `json` of a GrafanaDashboard. They need not be JSON.
std::vector<yaml::Slot> DashboardTexts(const Object& object);
// The object is a ConfigMap that a sidecar picks up.
bool IsPickedUp(const Object& config_map);
// A workload of its namespace mounts a ConfigMap.
bool IsMounted(const Object& config_map);

// A data source that the run provisions: in a file of a ConfigMap or Secret, or as
// GrafanaDatasource.
struct ProvisionedSource {
  const Object* object;
  // Empty where Grafana makes one up.
  std::string uid;
};
std::vector<ProvisionedSource> ProvisionedSources(const Project& project);

// The uids of data sources that a dashboard names, each once; variables (`${source}`) and what is
// built into Grafana are left out.
std::vector<yaml::Slot> NamedSources(const yaml::Slot& dashboard);

}  // namespace linter::k8s
