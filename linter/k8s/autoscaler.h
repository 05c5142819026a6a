#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "linter/k8s/object.h"
#include "linter/k8s/workload.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// What changes the number of a workload's pods: a HorizontalPodAutoscaler, or a ScaledObject of
// KEDA.
class Autoscaler {
 public:
  static std::optional<Autoscaler> Of(const Object& object);

  const Object& object() const { return *object_; }
  bool keda() const { return keda_; }
  yaml::Slot target() const { return object_->spec()["scaleTargetRef"]; }
  std::string_view target_kind() const;
  std::string_view target_name() const { return target()["name"].Text().value_or(""); }
  // The group of `apiVersion`; KEDA takes `apps` where none is written.
  std::string_view target_group() const;
  yaml::Value<std::int64_t> minimum() const;
  yaml::Value<std::int64_t> maximum() const;
  // The lowest count that it may choose, defaults included.
  std::int64_t floor() const;
  bool Targets(const Object& other) const;
  // May be a piece that Kustomize lays over another one: it has no target, in an open world.
  bool MayBePatch() const;

 private:
  Autoscaler(const Object& object, bool keda) : object_(&object), keda_(keda) {}

  const Object* object_;
  bool keda_;
};

// Those of the run that target a workload.
std::vector<Autoscaler> AutoscalersOf(const Workload& workload);

// The workload of the run that it targets; null where there is none.
const Workload* TargetOf(const Autoscaler& autoscaler);

// One resource that an autoscaler holds at a share of what is requested.
struct UtilizationMetric {
  yaml::Slot slot;
  // `cpu` or `memory`.
  std::string_view resource;
  // The container that it looks at; empty for all of them.
  std::string_view container;
};

std::vector<UtilizationMetric> UtilizationMetrics(const Autoscaler& autoscaler);

// The VerticalPodAutoscaler of the same target and folder that changes a resource which the
// autoscaler measures; null where there is none.
const Object* VerticalRival(const Autoscaler& autoscaler);

// The fewest pods that a workload has while nothing fails, and the place that says so.
struct ReplicaFloor {
  std::int64_t count = 1;
  yaml::Slot slot;
  // Somebody wrote it, or an autoscaler of the run holds it.
  bool known = false;
};

ReplicaFloor FloorOf(const Workload& workload);

}  // namespace linter::k8s
