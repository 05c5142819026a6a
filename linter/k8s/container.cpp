#include "linter/k8s/container.h"

#include <fmt/format.h>

#include "linter/k8s/workload.h"

namespace linter::k8s {

Container::Container(const Workload& workload, yaml::Slot slot, ContainerRole role)
    : workload_(&workload), slot_(slot), role_(role), name_(slot_["name"].Text().value_or("")) {}

static std::string_view Noun(ContainerRole role) {
  switch (role) {
    case ContainerRole::Regular:
      return "container";
    case ContainerRole::Init:
      return "init container";
    case ContainerRole::Sidecar:
      return "sidecar container";
    case ContainerRole::Ephemeral:
      return "ephemeral container";
  }
  return {};
}

std::string Container::Title() const {
  return name_.empty() ? fmt::format("unnamed {}", Noun(role_))
                       : fmt::format("{} `{}`", Noun(role_), name_);
}

SecurityContext Container::security_context() const {
  return {slot_["securityContext"], workload_->pod_security_context()};
}

Probe Container::probe(ProbeKind kind) const {
  return {kind, slot_[FieldName(kind)]};
}

std::vector<ContainerPort> Container::ports() const {
  std::vector<ContainerPort> ports;
  for (const auto& item : slot_["ports"].Items()) {
    ports.push_back({item});
  }
  return ports;
}

std::vector<VolumeMount> Container::volume_mounts() const {
  std::vector<VolumeMount> mounts;
  for (const auto& item : slot_["volumeMounts"].Items()) {
    mounts.push_back({item});
  }
  return mounts;
}

}  // namespace linter::k8s
