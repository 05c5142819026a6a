#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "linter/yaml/slot.h"

namespace linter::k8s {

// `securityContext` of a container, with the pod's for what containers inherit.
class SecurityContext {
 public:
  SecurityContext(yaml::Slot own, yaml::Slot pod) : own_(own), pod_(pod) {}

  // The container's own, and the pod's.
  yaml::Slot own() const { return own_; }
  yaml::Slot pod() const { return pod_; }

  // Only containers have these.
  yaml::Value<bool> privileged() const { return OwnBool("privileged"); }
  yaml::Value<bool> allow_privilege_escalation() const {
    return OwnBool("allowPrivilegeEscalation");
  }
  yaml::Value<bool> read_only_root_filesystem() const { return OwnBool("readOnlyRootFilesystem"); }
  yaml::Value<std::string_view> proc_mount() const {
    return {own_["procMount"].Text(), own_["procMount"]};
  }
  // As written in `capabilities`, `CAP_` prefixes included.
  std::vector<yaml::Slot> added() const { return own_["capabilities"]["add"].Items(); }
  std::vector<yaml::Slot> dropped() const { return own_["capabilities"]["drop"].Items(); }
  // `ALL` drops every one.
  bool Drops(std::string_view capability) const;

  // What holds for the container: its own value, else the pod's. Where neither is written, the
  // slot is the container's.
  yaml::Value<bool> run_as_non_root() const {
    const auto slot = Effective("runAsNonRoot");
    return {slot.Bool(), slot};
  }
  yaml::Value<std::int64_t> run_as_user() const {
    const auto slot = Effective("runAsUser");
    return {slot.Int(), slot};
  }
  yaml::Value<std::int64_t> run_as_group() const {
    const auto slot = Effective("runAsGroup");
    return {slot.Int(), slot};
  }
  yaml::Value<std::string_view> seccomp_type() const {
    const auto slot = Effective("seccompProfile")["type"];
    return {slot.Text(), slot};
  }
  // The place that decides on a field of both levels.
  yaml::Slot Effective(std::string_view field) const {
    const auto own = own_[field];
    const auto pod = pod_[field];
    return !own.present() && pod.present() ? pod : own;
  }

 private:
  yaml::Value<bool> OwnBool(std::string_view field) const {
    return {own_[field].Bool(), own_[field]};
  }

  yaml::Slot own_;
  yaml::Slot pod_;
};

// True for `NET_ADMIN`, `CAP_NET_ADMIN` and `net_admin` alike, as runtimes compare them.
bool SameCapability(std::string_view left, std::string_view right);

// How far a capability reaches.
enum class CapabilityGrade : std::uint8_t {
  // `NET_BIND_SERVICE`, which even the restricted Pod Security Standard lets a container add.
  Harmless,
  // What runtimes give to every container, and the baseline standard lets it add; compared as the
  // standard does, in capitals and without `CAP_`.
  Usual,
  // Beyond the baseline, but of one narrow use: `IPC_LOCK`, `SYS_NICE`. Unknown names as well.
  Unusual,
  // Opens a way to the node or into the network of others; `ALL` does.
  Dangerous,
};

CapabilityGrade GradeOf(std::string_view capability);
// Whether runtimes know the name, in any case: a capability of Linux without `CAP_`, or `ALL`.
bool IsCapability(std::string_view name);

}  // namespace linter::k8s
