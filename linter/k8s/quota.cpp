#include "linter/k8s/quota.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "linter/k8s/allotment.h"
#include "linter/k8s/autoscaler.h"
#include "linter/k8s/limit_range.h"
#include "linter/k8s/project.h"

namespace linter::k8s {

yaml::Slot ResourceQuota::Bound(std::string_view resource) const {
  const auto hard = object_->spec()["hard"];
  if (resource == "pods") {
    return hard["pods"];
  }
  const auto bound = hard[resource == "cpu" ? "requests.cpu" : "requests.memory"];
  return bound.present() ? bound : hard[resource];
}

std::vector<const Workload*> ResourceQuota::Guarded() const {
  std::vector<const Workload*> guarded;
  // Nobody has so many; each would have to be compared with each workload.
  constexpr std::size_t MostQuotas = 20;
  if (object_->project().OfKind("ResourceQuota", *object_).size() > MostQuotas) {
    return guarded;
  }
  std::set<std::tuple<std::string_view, std::string_view>> seen;
  for (const auto* workload : object_->project().Workloads(*object_)) {
    const auto& object = workload->object();
    const auto guards = GuardsOf(object, "ResourceQuota");
    if (!workload->batch() && !workload->helm_hook() &&
        workload->kind() != WorkloadKind::DaemonSet &&
        workload->kind() != WorkloadKind::PodTemplate &&
        std::find(guards.begin(), guards.end(), object_) != guards.end() &&
        seen.insert({object.kind(), object.name()}).second) {
      guarded.push_back(workload);
    }
  }
  return guarded;
}

Demand DemandOf(const std::vector<const Workload*>& workloads, std::string_view resource) {
  Demand demand;
  for (const auto* workload : workloads) {
    const auto floor = workload->scalable() ? FloorOf(*workload).count : 1;
    const auto request = resource == "pods" ? 1.0 : PodRequest(*workload, resource).value_or(0.0);
    const auto amount = request * static_cast<double>(floor);
    demand.amount += amount;
    demand.count += amount > 0.0 ? 1U : 0U;
  }
  return demand;
}

}  // namespace linter::k8s
