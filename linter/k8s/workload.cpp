#include "linter/k8s/workload.h"

#include <array>

namespace linter::k8s {

struct KindRow {
  // One API group that has or had the kind.
  std::string_view group;
  std::string_view kind;
  WorkloadKind workload;
};

constexpr std::array<KindRow, 15> KindTable = {{
    {"", "Pod", WorkloadKind::Pod},
    {"apps", "Deployment", WorkloadKind::Deployment},
    {"extensions", "Deployment", WorkloadKind::Deployment},
    {"apps", "StatefulSet", WorkloadKind::StatefulSet},
    {"apps", "DaemonSet", WorkloadKind::DaemonSet},
    {"extensions", "DaemonSet", WorkloadKind::DaemonSet},
    {"apps", "ReplicaSet", WorkloadKind::ReplicaSet},
    {"extensions", "ReplicaSet", WorkloadKind::ReplicaSet},
    {"", "ReplicationController", WorkloadKind::ReplicationController},
    {"batch", "Job", WorkloadKind::Job},
    {"batch", "CronJob", WorkloadKind::CronJob},
    {"apps.openshift.io", "DeploymentConfig", WorkloadKind::DeploymentConfig},
    // Before OpenShift had API groups.
    {"", "DeploymentConfig", WorkloadKind::DeploymentConfig},
    {"", "PodTemplate", WorkloadKind::PodTemplate},
    {"argoproj.io", "Rollout", WorkloadKind::Rollout},
}};

std::optional<WorkloadKind> Workload::KindOf(const Object& object) {
  for (const auto& row : KindTable) {
    if (object.Is(row.group, row.kind)) {
      return row.workload;
    }
  }
  return std::nullopt;
}

static yaml::Slot TemplateOf(const Object& object, WorkloadKind kind) {
  switch (kind) {
    case WorkloadKind::Pod:
      return object.root();
    case WorkloadKind::PodTemplate:
      return object["template"];
    case WorkloadKind::CronJob:
      return object.spec()["jobTemplate"]["spec"]["template"];
    default:
      return object.spec()["template"];
  }
}

static bool IsWindows(const yaml::Slot& spec) {
  return spec["os"]["name"].Text() == "windows" ||
         spec["nodeSelector"]["kubernetes.io/os"].Text() == "windows" ||
         spec["nodeSelector"]["beta.kubernetes.io/os"].Text() == "windows";
}

Workload::Workload(const Object& object, WorkloadKind kind)
    : object_(&object),
      kind_(kind),
      template_(TemplateOf(object, kind)),
      pod_spec_(template_["spec"]),
      pod_labels_(template_["metadata"]["labels"]),
      windows_(IsWindows(pod_spec_)) {
  const auto add = [&](const yaml::Slot& slot, ContainerRole role) {
    if (slot.is_mapping()) {
      containers_.emplace_back(*this, slot, role);
    }
  };
  for (const auto& item : pod_spec_["initContainers"].Items()) {
    const bool sidecar = item["restartPolicy"].Text() == "Always";
    add(item, sidecar ? ContainerRole::Sidecar : ContainerRole::Init);
  }
  for (const auto& item : pod_spec_["containers"].Items()) {
    add(item, ContainerRole::Regular);
  }
  for (const auto& item : pod_spec_["ephemeralContainers"].Items()) {
    add(item, ContainerRole::Ephemeral);
  }
}

bool Workload::scalable() const {
  switch (kind_) {
    case WorkloadKind::Deployment:
    case WorkloadKind::StatefulSet:
    case WorkloadKind::ReplicaSet:
    case WorkloadKind::ReplicationController:
    case WorkloadKind::DeploymentConfig:
    case WorkloadKind::Rollout:
      return true;
    default:
      return false;
  }
}

bool Workload::helm_hook() const {
  return object_->annotations().Find("helm.sh/hook") != nullptr;
}

std::optional<yaml::Slot> Workload::Volume(std::string_view name) const {
  for (const auto& volume : volumes()) {
    if (volume["name"].Text() == name) {
      return volume;
    }
  }
  return std::nullopt;
}

std::vector<SecurityLevel> Workload::SecurityLevels() const {
  std::vector<SecurityLevel> levels;
  if (pod_security_context().present()) {
    levels.push_back({object_->Title(), pod_security_context()});
  }
  for (const auto& container : containers_) {
    if (container["securityContext"].present()) {
      levels.push_back({container.Title(), container["securityContext"]});
    }
  }
  return levels;
}

Selector Workload::selector() const {
  const auto slot = object_->spec()["selector"];
  const bool map =
      kind_ == WorkloadKind::ReplicationController || kind_ == WorkloadKind::DeploymentConfig;
  return map ? Selector::OfMap(slot) : Selector::Of(slot);
}

yaml::Slot Workload::update_strategy() const {
  const bool set = kind_ == WorkloadKind::StatefulSet || kind_ == WorkloadKind::DaemonSet;
  return object_->spec()[set ? "updateStrategy" : "strategy"];
}

}  // namespace linter::k8s
