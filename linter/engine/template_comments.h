#pragma once

#include "linter/helm/chart.h"
#include "linter/yaml/document.h"

namespace linter::engine {

// The comments of a written file of a chart in which something is allowed: of YAML those that it
// has, of a template what looks like one in its text (`# …`) and in its actions
// (`{{/* shoal: … */}}`). Documents are there for YAML only.
yaml::Stream CommentsOf(const helm::ChartFile& file);

}  // namespace linter::engine
