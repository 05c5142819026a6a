#pragma once

#include <memory>

#include "linter/config/config.h"
#include "linter/engine/chart_run.h"
#include "linter/schema/definition_files.h"
#include "linter/workspace/request.h"
#include "linter/workspace/sources.h"

namespace linter::workspace {

// The files that `schemas` names, none of them read yet. Null after a complaint about one that is
// not there.
std::unique_ptr<schema::DefinitionFiles> FindSchemas(const config::Config& config,
                                                     const Request& request);

// Files of a run that may define kinds for other parts of it: all outside of charts, and charts'
// folders for definitions. Their texts are those of `sources`, which outlives the result.
std::unique_ptr<schema::DefinitionFiles> ShareDefinitions(
    const Sources& sources, const std::vector<engine::ChartInput>& charts);

}  // namespace linter::workspace
