#include "linter/k8s/autoscaler.h"

#include <algorithm>

#include "linter/k8s/project.h"

namespace linter::k8s {

std::optional<Autoscaler> Autoscaler::Of(const Object& object) {
  if (object.Is("autoscaling", "HorizontalPodAutoscaler") ||
      object.Is("extensions", "HorizontalPodAutoscaler")) {
    return Autoscaler(object, false);
  }
  if (object.Is("keda.sh", "ScaledObject")) {
    return Autoscaler(object, true);
  }
  return std::nullopt;
}

std::string_view Autoscaler::target_kind() const {
  return target()["kind"].Text().value_or(keda_ ? "Deployment" : "");
}

std::string_view Autoscaler::target_group() const {
  const auto version = target()["apiVersion"].Text().value_or(keda_ ? "apps/v1" : "");
  const auto slash = version.find('/');
  return slash == std::string_view::npos ? "" : version.substr(0, slash);
}

yaml::Value<std::int64_t> Autoscaler::minimum() const {
  const auto slot = object_->spec()[keda_ ? "minReplicaCount" : "minReplicas"];
  return {slot.Int(), slot};
}

yaml::Value<std::int64_t> Autoscaler::maximum() const {
  const auto slot = object_->spec()[keda_ ? "maxReplicaCount" : "maxReplicas"];
  return {slot.Int(), slot};
}

std::int64_t Autoscaler::floor() const {
  const auto least = minimum().value_or(keda_ ? 0 : 1);
  const auto idle = object_->spec()["idleReplicaCount"].Int();
  return keda_ && idle ? std::min(least, *idle) : least;
}

bool Autoscaler::Targets(const Object& other) const {
  return target_name() == other.name() && target_kind() == other.kind() && !other.name().empty() &&
         object_->SameNamespace(other);
}

bool Autoscaler::MayBePatch() const {
  return !target().present() && !object_->project().closed();
}

std::vector<Autoscaler> AutoscalersOf(const Workload& workload) {
  std::vector<Autoscaler> found;
  for (const std::string_view kind : {"HorizontalPodAutoscaler", "ScaledObject"}) {
    for (const auto* object : workload.project().ReferringTo(kind, workload.object().name())) {
      const auto autoscaler = Autoscaler::Of(*object);
      if (autoscaler && autoscaler->Targets(workload.object()) &&
          TargetOf(*autoscaler) == &workload) {
        found.push_back(*autoscaler);
      }
    }
  }
  return found;
}

const Workload* TargetOf(const Autoscaler& autoscaler) {
  const auto& project = autoscaler.object().project();
  const auto* target =
      project.Find(autoscaler.target_kind(), autoscaler.target_name(), autoscaler.object());
  return target != nullptr ? project.WorkloadOf(*target) : nullptr;
}

static bool IsComputeResource(std::string_view name) {
  return name == "cpu" || name == "memory";
}

static void AddTriggers(const Autoscaler& autoscaler, std::vector<UtilizationMetric>& metrics) {
  for (const auto& trigger : autoscaler.object().spec()["triggers"].Items()) {
    const auto type = trigger["type"].Text().value_or("");
    const auto metric = trigger["metricType"].Text().value_or(
        trigger["metadata"]["type"].Text().value_or("Utilization"));
    if (IsComputeResource(type) && metric == "Utilization") {
      metrics.push_back(
          {trigger["type"], type, trigger["metadata"]["containerName"].Text().value_or("")});
    }
  }
}

std::vector<UtilizationMetric> UtilizationMetrics(const Autoscaler& autoscaler) {
  std::vector<UtilizationMetric> metrics;
  const auto spec = autoscaler.object().spec();
  if (autoscaler.keda()) {
    AddTriggers(autoscaler, metrics);
    return metrics;
  }
  const auto add = [&](const yaml::Slot& source, std::string_view container) {
    const auto resource = source["name"].Text().value_or("");
    const bool share = source["target"]["averageUtilization"].present() ||
                       source["targetAverageUtilization"].present();
    if (share && IsComputeResource(resource)) {
      metrics.push_back({source["name"], resource, container});
    }
  };
  for (const auto& metric : spec["metrics"].Items()) {
    add(metric["resource"], "");
    const auto source = metric["containerResource"];
    add(source, source["container"].Text().value_or(""));
  }
  // Without any metric the API adds 80 % of the requested cpu.
  if (spec["metrics"].size() == 0) {
    metrics.push_back({spec["targetCPUUtilizationPercentage"], "cpu", ""});
  }
  return metrics;
}

// Whether a VerticalPodAutoscaler sets requests of a resource.
static bool Controls(const Object& vertical, std::string_view resource) {
  if (vertical.spec()["updatePolicy"]["updateMode"].Text() == "Off") {
    return false;
  }
  const auto policies = vertical.spec()["resourcePolicy"]["containerPolicies"].Items();
  return policies.empty() ||
         std::any_of(policies.begin(), policies.end(), [&](const yaml::Slot& policy) {
           const auto listed = policy["controlledResources"].Items();
           const bool named =
               std::any_of(listed.begin(), listed.end(),
                           [&](const yaml::Slot& item) { return item.Text() == resource; });
           return policy["mode"].Text() != "Off" && (listed.empty() || named);
         });
}

const Object* VerticalRival(const Autoscaler& autoscaler) {
  const auto& object = autoscaler.object();
  const auto metrics = UtilizationMetrics(autoscaler);
  for (const auto* vertical : object.project().OfKind("VerticalPodAutoscaler", object)) {
    const auto target = vertical->spec()["targetRef"];
    const bool same = target["kind"].Text() == autoscaler.target_kind() &&
                      target["name"].Text() == autoscaler.target_name();
    const bool overlaps = std::any_of(
        metrics.begin(), metrics.end(),
        [&](const UtilizationMetric& metric) { return Controls(*vertical, metric.resource); });
    if (same && overlaps && vertical->SameFolder(object)) {
      return vertical;
    }
  }
  return nullptr;
}

ReplicaFloor FloorOf(const Workload& workload) {
  const auto autoscalers = AutoscalersOf(workload);
  const auto lowest = std::min_element(
      autoscalers.begin(), autoscalers.end(),
      [](const Autoscaler& left, const Autoscaler& right) { return left.floor() < right.floor(); });
  if (lowest != autoscalers.end()) {
    return {lowest->floor(), lowest->minimum().slot, true};
  }
  const auto replicas = workload.replicas();
  // A text such as `${REPLICAS}` is filled in later, by others.
  const bool known = replicas.has_value() || workload.project().closed();
  return {replicas.value_or(1), replicas.slot, known};
}

}  // namespace linter::k8s
