#pragma once

#include <vector>

#include "linter/k8s/backend.h"
#include "linter/k8s/object.h"

namespace linter::readiness {

// The objects of a run that act on a route, or on an entry of another kind: Traefik's middlewares,
// Kong's plugins, policies that target it or its Gateway, BackendConfigs of the Services behind it.
std::vector<const k8s::Object*> AttachedTo(const k8s::Object& route);

// The Services that a route leads to, also of the kinds that are not Kubernetes' own.
std::vector<k8s::Backend> BackendNames(const k8s::Object& route);

}  // namespace linter::readiness
