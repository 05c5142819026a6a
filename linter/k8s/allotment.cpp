#include "linter/k8s/allotment.h"

#include <algorithm>

#include "linter/k8s/limit_range.h"
#include "linter/k8s/workload.h"

namespace linter::k8s {

// Text that cannot be read is somebody's intention: another rule speaks of it.
static bool Counts(const yaml::Slot& slot) {
  const auto quantity = QuantityAt(slot);
  return slot.present() && (!quantity || quantity->value != 0.0);
}

static std::optional<Quantity> DefaultOf(const Container& container, std::string_view bound,
                                         std::string_view resource) {
  for (const auto& rule : LimitRulesFor(container.workload().object(), "Container")) {
    if (auto quantity = QuantityAt(rule.Bound(bound, resource))) {
      return quantity;
    }
  }
  return std::nullopt;
}

Allotment AllotmentOf(const Container& container, std::string_view resource) {
  const auto own = container.resources();
  const Resources pod(container.workload().pod_spec()["resources"]);
  const auto request = own.request(resource);
  const auto limit = own.limit(resource);
  const auto fallback = DefaultOf(container, "default", resource);
  Allotment allotment;
  allotment.limited =
      Counts(limit) || Counts(pod.limit(resource)) || (!limit.present() && fallback.has_value());
  const bool implied = Counts(limit) || (!limit.present() && fallback.has_value()) ||
                       DefaultOf(container, "defaultRequest", resource).has_value();
  allotment.requested = Counts(request) || Counts(pod.request(resource)) ||
                        Counts(pod.limit(resource)) || (!request.present() && implied);
  return allotment;
}

std::optional<Quantity> EffectiveLimit(const Container& container, std::string_view resource) {
  const auto limit = container.resources().limit(resource);
  return limit.present() ? QuantityAt(limit) : DefaultOf(container, "default", resource);
}

std::optional<Quantity> EffectiveRequest(const Container& container, std::string_view resource) {
  const auto own = container.resources();
  if (own.request(resource).present()) {
    return QuantityAt(own.request(resource));
  }
  if (own.limit(resource).present()) {
    return QuantityAt(own.limit(resource));
  }
  const auto fallback = DefaultOf(container, "defaultRequest", resource);
  return fallback ? fallback : DefaultOf(container, "default", resource);
}

std::optional<double> PodRequest(const Workload& workload, std::string_view resource) {
  const Resources pod(workload.pod_spec()["resources"]);
  if (const auto whole = QuantityAt(pod.request(resource))) {
    return whole->value;
  }
  double together = 0.0;
  double largest = 0.0;
  for (const auto& container : workload.containers()) {
    const auto request = EffectiveRequest(container, resource);
    if (container.role() == ContainerRole::Init) {
      largest = std::max(largest, request ? request->value : 0.0);
    } else if (container.long_running()) {
      if (!request) {
        return std::nullopt;
      }
      together += request->value;
    }
  }
  return std::max(together, largest);
}

}  // namespace linter::k8s
