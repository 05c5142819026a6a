#pragma once

#include <vector>

#include "linter/k8s/container.h"
#include "linter/k8s/service.h"
#include "linter/k8s/workload.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// An init container that does not end before a pod behind a Service answers.
struct Wait {
  const Container* container = nullptr;
  Service service;
};

// Of the init containers of a workload. Left out are hosts that are not written, waits that give
// up, scripts that decide, and names that are only looked up where they resolve at once.
std::vector<Wait> WaitsOf(const Workload& workload);

// The workloads that wait for each other, from the one behind a wait back to `workload`; empty
// where the wait leads elsewhere. Only what certainly waits counts: each Service on the way has
// pods of one workload.
std::vector<const Workload*> CircleOf(const Workload& workload, const Wait& wait);

}  // namespace linter::k8s
