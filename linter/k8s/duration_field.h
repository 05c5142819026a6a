#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/k8s/object.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// One place of an object that takes a duration and has none that its reader understands.
struct WrongDuration {
  yaml::Slot slot;
  // The name of the field.
  std::string_view field;
  // What it takes, as messages say it: "a duration of Go such as `1h30m`".
  std::string_view wanted;
};

// Of configurations of Kubernetes' own components, Gateway API, Flux, External Secrets, Prometheus'
// operator, Argo CD, Velero and Istio. Values that stand for others (`${INTERVAL}`) are left out.
std::vector<WrongDuration> WrongDurations(const Object& object);

}  // namespace linter::k8s
