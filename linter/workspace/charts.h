#pragma once

#include <optional>
#include <string>
#include <vector>

#include "linter/config/config.h"
#include "linter/engine/chart_run.h"
#include "linter/files/discover.h"
#include "linter/workspace/environments.h"
#include "linter/workspace/sources.h"

namespace linter::workspace {

// The folder of the chart that carries the chart in a folder, or that folder itself.
std::string OutermostChart(std::string folder);

// Whether a file is linted by way of what its chart renders to: its metadata, its values, its
// templates, and all of the charts that it carries.
bool BelongsToChart(const files::Candidate& candidate);

// The charts to which the files of a run lead, read and ready to be rendered.
struct Charts {
  std::vector<engine::ChartInput> inputs;
  // Of what could not be read.
  bool complete = true;
};

// Reads them, and adds their files to `sources`. A chart that another one carries is rendered as a
// part of that one. Of a wished environment only what is installed there.
Charts LoadCharts(const files::Discovery& discovery, const Request& request,
                  config::ConfigTree& settings, const Environments& environments, Sources& sources);

}  // namespace linter::workspace
