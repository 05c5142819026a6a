#pragma once

#include <optional>
#include <string_view>

#include "linter/k8s/container.h"
#include "linter/k8s/quantity.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// What a container has of one resource, whoever says so.
struct Allotment {
  // Asked of the scheduler: written, implied by the container's limit, set for the pod as a whole,
  // or by a LimitRange of the run. Zero is nothing.
  bool requested = false;
  // The container cannot use more: written, set for the pod, or by a LimitRange.
  bool limited = false;
};

Allotment AllotmentOf(const Container& container, std::string_view resource);

// Of one container; empty where it has none or one that cannot be read. What is implied by a
// limit counts, a LimitRange's default too.
std::optional<Quantity> EffectiveRequest(const Container& container, std::string_view resource);
std::optional<Quantity> EffectiveLimit(const Container& container, std::string_view resource);

// What a pod of a workload asks for: the containers that run together, or the init container that
// asks for most. Empty where not every part is known.
std::optional<double> PodRequest(const Workload& workload, std::string_view resource);

}  // namespace linter::k8s
