#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/k8s/container.h"
#include "linter/k8s/probe.h"
#include "linter/k8s/service.h"

namespace linter::k8s {

// Whether its pods are there to end: Jobs, bare pods that are not restarted, pods that Helm runs as
// hooks and tests.
bool RunsToAnEnd(const Workload& workload);
// Whether somebody should watch the container: it runs as long as its pod, which is not there to
// end.
bool Watched(const Container& container);

// The Service of the run that sends requests to the container: the container declares a port that
// the Service targets, or nobody does and it is the only regular one. Empty where there is none,
// or where the Service sends requests to pods that are not ready as well.
std::optional<Service> TrafficTo(const Container& container);

// The probes that are written, of a container that may have some: a regular one or a sidecar.
std::vector<Probe> ProbesOf(const Container& container);
// "liveness probe of container `web`", as messages name it.
std::string Title(const Container& container, const Probe& probe);

// The port of this very container under a name.
std::optional<ContainerPort> PortNamed(const Container& container, std::string_view name);

// The number that a probe reaches, names looked up as the kubelet does; empty where there is none.
std::optional<std::int64_t> PortOf(const Container& container, const Probe& probe);

// Whether two probes of one container ask the same question: handler, place, headers.
bool SameQuestion(const Container& container, const Probe& one, const Probe& other);

}  // namespace linter::k8s
