#pragma once

#include <string_view>
#include <vector>

#include "linter/check/rule.h"
#include "linter/k8s/workload.h"
#include "linter/readiness/checklist.h"

namespace linter::readiness {

// Rules that find nothing wrong: each names the objects of a run that are subjects of a kind, one
// finding an object. They run beside the others and are never shown.
std::vector<Rule> ScopeRules();
// The id of that of a kind of subjects; empty for the project as a whole.
std::string_view ScopeId(Subjects subjects);

// Runs on and on: neither a Job nor a hook, nor a piece of something else.
bool IsLongRunning(const k8s::Workload& workload);
// What a Service leads to.
bool IsBackend(const k8s::Workload& workload);
// What a Service leads to, or what declares ports.
bool IsServer(const k8s::Workload& workload);
// What keeps data in volumes that are claimed.
bool IsStateful(const k8s::Workload& workload);
// What takes requests from outside of the cluster: routes, and Services that face outward.
bool IsPublic(const k8s::Object& object);

}  // namespace linter::readiness
