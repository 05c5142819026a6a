#pragma once

#include <vector>

#include "linter/engine/definitions.h"
#include "linter/k8s/object.h"
#include "linter/schema/fault.h"

namespace linter::engine {

// How an object differs from the schema of its kind, but for what another tool fills in or adds
// before the API server sees it.
std::vector<schema::Fault> FaultsOf(const k8s::Object& object,
                                    const schema::VersionRange& versions);
// The same for the kinds, too, that something defines.
std::vector<schema::Fault> FaultsOf(const k8s::Object& object, const schema::VersionRange& versions,
                                    const Definitions& definitions);

}  // namespace linter::engine
