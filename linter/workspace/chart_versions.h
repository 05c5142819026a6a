#pragma once

#include <optional>
#include <vector>

#include "linter/engine/chart_run.h"
#include "linter/schema/catalog.h"

namespace linter::workspace {

// The ways to render a chart, for the versions of Kubernetes that are wanted; empty where nobody
// says. Templates that ask for the version, or for what a cluster serves, are rendered for each
// version, with what that version serves, and what they make is held against that version alone.
std::vector<engine::ChartRender> ForVersions(const std::vector<helm::ChartFile>& files,
                                             std::vector<engine::ChartRender> renders,
                                             const std::optional<schema::VersionRange>& wanted);

}  // namespace linter::workspace
