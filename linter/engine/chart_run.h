#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "linter/check/rule_set.h"
#include "linter/engine/run.h"
#include "linter/helm/chart.h"
#include "linter/helm/render.h"
#include "linter/schema/catalog.h"

namespace linter::engine {

// One way to render a chart.
struct ChartRender {
  // As findings name it: `ci/small-values.yaml`; empty for the chart's own defaults.
  std::string name;
  helm::RenderOptions options;
  // What it makes is for these versions alone; empty stands for those of the run.
  std::optional<schema::VersionRange> versions = {};
  // Those in which it is installed like this; empty where nobody says.
  std::vector<std::string> environments = {};
};

// One chart of a run. What it points to outlives the run.
struct ChartInput {
  // Its ids are the positions of the files in the run, as those of `Input` are.
  std::vector<helm::ChartFile> files;
  // The rules for what each file makes, in the order of `files`.
  std::vector<const RuleSet*> rules;
  // At least one; the first has the chart's own defaults.
  std::vector<ChartRender> renders;
  // Only what shows in this environment is told; empty for everything.
  std::string environment = {};
};

// Renders every chart in every way, checks what comes out as if it were files, and leads each
// finding back to where a person wrote it. A fault that shows in several renders, or in several
// objects of one template, is one finding.
Outcome RunCharts(std::span<const ChartInput> charts, const Options& options);

}  // namespace linter::engine
