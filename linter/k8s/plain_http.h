#pragma once

#include <vector>

#include "linter/k8s/object.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// The places where an object that has TLS lets plain HTTP through beside it: annotations and
// ConfigMaps of ingress controllers, `permitInsecure` of Contour, `insecureEdgeTerminationPolicy`
// of OpenShift.
std::vector<yaml::Slot> RedirectsOff(const Object& object);

}  // namespace linter::k8s
