#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/k8s/probe.h"
#include "linter/k8s/resources.h"
#include "linter/k8s/security_context.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

class Workload;

enum class ContainerRole : std::uint8_t {
  Regular,
  // Runs to its end before the regular ones start.
  Init,
  // An init container with `restartPolicy: Always`: runs beside the regular ones.
  Sidecar,
  Ephemeral,
};

// One entry of `ports`.
struct ContainerPort {
  yaml::Slot slot;

  yaml::Value<std::int64_t> number() const {
    return {slot["containerPort"].Int(), slot["containerPort"]};
  }
  std::string_view name() const { return slot["name"].Text().value_or(""); }
  std::string_view protocol() const { return slot["protocol"].Text().value_or("TCP"); }
  yaml::Value<std::int64_t> host_port() const { return {slot["hostPort"].Int(), slot["hostPort"]}; }
};

// One entry of `volumeMounts`.
struct VolumeMount {
  yaml::Slot slot;

  std::string_view volume() const { return slot["name"].Text().value_or(""); }
  yaml::Value<std::string_view> path() const {
    return {slot["mountPath"].Text(), slot["mountPath"]};
  }
  yaml::Value<bool> read_only() const { return {slot["readOnly"].Bool(), slot["readOnly"]}; }
};

// A container of a workload's pod template, of any role.
class Container {
 public:
  Container(const Workload& workload, yaml::Slot slot, ContainerRole role);

  const Workload& workload() const { return *workload_; }
  ContainerRole role() const { return role_; }
  // Serves while the pod runs: a regular one or a native sidecar.
  bool long_running() const {
    return role_ == ContainerRole::Regular || role_ == ContainerRole::Sidecar;
  }
  // Empty where none is written.
  std::string_view name() const { return name_; }
  // "container `web`", "init container `migrate`": as messages name it.
  std::string Title() const;
  yaml::Slot slot() const { return slot_; }
  yaml::Slot operator[](std::string_view key) const { return slot_[key]; }
  yaml::Value<std::string_view> image() const { return {slot_["image"].String(), slot_["image"]}; }
  SecurityContext security_context() const;
  Resources resources() const { return Resources(slot_["resources"]); }
  Probe probe(ProbeKind kind) const;
  std::vector<ContainerPort> ports() const;
  std::vector<VolumeMount> volume_mounts() const;

 private:
  const Workload* workload_;
  yaml::Slot slot_;
  ContainerRole role_;
  std::string_view name_;
};

}  // namespace linter::k8s
