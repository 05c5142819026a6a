#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/k8s/container.h"
#include "linter/k8s/labels.h"
#include "linter/k8s/object.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

enum class WorkloadKind : std::uint8_t {
  Pod,
  Deployment,
  StatefulSet,
  DaemonSet,
  ReplicaSet,
  ReplicationController,
  Job,
  CronJob,
  // OpenShift.
  DeploymentConfig,
  // A bare `PodTemplate`.
  PodTemplate,
  // Argo Rollouts.
  Rollout,
};

// A `securityContext`, of the pod or of one of its containers, and what to call it in a message.
struct SecurityLevel {
  std::string title;
  yaml::Slot context;
};

// An object that makes pods, with its pod template. Views into its object, which outlives it.
class Workload {
 public:
  // Empty where the object's kind makes no pods.
  static std::optional<WorkloadKind> KindOf(const Object& object);
  Workload(const Object& object, WorkloadKind kind);
  // Containers point back at their workload, so it stays where it is.
  Workload(const Workload&) = delete;
  Workload& operator=(const Workload&) = delete;
  Workload(Workload&&) = delete;
  Workload& operator=(Workload&&) = delete;
  ~Workload() = default;

  const Object& object() const { return *object_; }
  const Project& project() const { return object_->project(); }
  WorkloadKind kind() const { return kind_; }
  // Runs to an end: Job or CronJob.
  bool batch() const { return kind_ == WorkloadKind::Job || kind_ == WorkloadKind::CronJob; }
  // Has `spec.replicas`.
  bool scalable() const;
  // What a chart runs around a release or as `helm test`.
  bool helm_hook() const;

  // What holds `metadata` and `spec` of the pods; of a Pod the object itself.
  yaml::Slot pod_template() const { return template_; }
  yaml::Slot pod_spec() const { return pod_spec_; }
  yaml::Slot pod_security_context() const { return pod_spec_["securityContext"]; }
  const Labels& pod_labels() const { return pod_labels_; }
  Labels pod_annotations() const { return Labels(template_["metadata"]["annotations"]); }
  // `spec.os.name: windows`, or a nodeSelector that says so.
  bool windows() const { return windows_; }
  // `spec.os.name: windows` alone, as the Pod Security Standards read it.
  bool declares_windows() const { return pod_spec_["os"]["name"].Text() == "windows"; }
  // `hostUsers: false`: root inside of the pod is nobody outside.
  bool user_namespace() const { return pod_spec_["hostUsers"].Bool() == false; }
  // The security contexts that are there: the pod's, then the containers'.
  std::vector<SecurityLevel> SecurityLevels() const;
  // Init, regular and ephemeral containers, in this order.
  const std::vector<Container>& containers() const { return containers_; }
  std::vector<yaml::Slot> volumes() const { return pod_spec_["volumes"].Items(); }
  // The volume of a name.
  std::optional<yaml::Slot> Volume(std::string_view name) const;

  yaml::Value<std::int64_t> replicas() const {
    const auto slot = object_->spec()["replicas"];
    return {slot.Int(), slot};
  }
  // `spec.selector`; a ReplicationController's plain map included.
  Selector selector() const;
  // `strategy` or `updateStrategy`, as the kind names it.
  yaml::Slot update_strategy() const;

 private:
  const Object* object_;
  WorkloadKind kind_;
  yaml::Slot template_;
  yaml::Slot pod_spec_;
  Labels pod_labels_;
  bool windows_;
  std::vector<Container> containers_;
};

}  // namespace linter::k8s
