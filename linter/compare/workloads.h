#pragma once

#include <vector>

#include "linter/compare/pairing.h"
#include "linter/k8s/workload.h"

namespace linter::compare {

// Where the same workload is weaker in the second environment: its containers, how many there are
// of it, and what guards it.
void CompareWorkloads(const k8s::Workload& first, const k8s::Workload& second,
                      std::vector<Difference>& found);

// The same of all other objects: alerts, backups, certificates, quotas, namespaces.
void CompareObjects(const Pairing& pairing, std::vector<Difference>& found);

}  // namespace linter::compare
