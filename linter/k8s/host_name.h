#pragma once

#include <optional>
#include <string_view>

#include "linter/k8s/service.h"
#include "linter/k8s/workload.h"

namespace linter::k8s {

// The Service of the run that a host name means where a workload stands: `db`, `db.shop`,
// `db.shop.svc.cluster.local`. Empty where there is none.
std::optional<Service> ServiceAt(std::string_view host, const Workload& workload);

}  // namespace linter::k8s
