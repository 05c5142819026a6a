// Charts are rendered, what comes out is checked as files are, and every finding is led back to
// what a person wrote. Rendered documents are files of a run of their own; their ids mean nothing
// outside of it.

#include "linter/engine/chart_run.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "linter/engine/chart_findings.h"
#include "linter/engine/parallel.h"

namespace linter::engine {

// What one way of rendering a chart came to.
struct Rendered {
  helm::Rendering rendering;
  // As the checks see them.
  std::deque<SourceFile> sources;
  std::vector<const helm::Manifest*> manifests;
};

static void AddSources(const std::vector<helm::Manifest>& manifests, Rendered& rendered) {
  for (const auto& manifest : manifests) {
    const auto id = static_cast<FileId>(rendered.sources.size());
    rendered.sources.push_back({id, manifest.path, std::string(manifest.content.bytes())});
    rendered.manifests.push_back(&manifest);
  }
}

// Paths of rendered documents begin with the chart's name.
static std::string_view PathInChart(std::string_view path) {
  const auto slash = path.find('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

static const RuleSet* RulesFor(const ChartInput& chart, std::string_view path) {
  for (std::size_t i = 0; i < chart.files.size(); ++i) {
    if (chart.files[i].path == path) {
      return chart.rules[i];
    }
  }
  return chart.rules.front();
}

static void CheckRender(const ChartInput& chart, std::size_t index, const Options& options,
                        ChartFindings& findings) {
  const auto& render = chart.renders[index];
  Rendered rendered;
  rendered.rendering = helm::Render(chart.files, render.options);
  AddSources(rendered.rendering.manifests, rendered);
  AddSources(rendered.rendering.crds, rendered);
  AddSources(rendered.rendering.unreadable, rendered);
  std::vector<Input> inputs;
  for (const auto& source : rendered.sources) {
    inputs.push_back({&source, RulesFor(chart, PathInChart(source.path))});
  }
  auto options_of_one = options;
  options_of_one.threads = 1;
  auto outcome = Run(inputs, options_of_one);
  findings.Add(index, rendered.rendering, rendered.manifests, std::move(outcome));
}

static Outcome RunChart(const ChartInput& chart, const Options& options) {
  ChartFindings findings(chart, options);
  for (std::size_t i = 0; i < chart.renders.size(); ++i) {
    CheckRender(chart, i, options, findings);
  }
  return findings.Take();
}

Outcome RunCharts(std::span<const ChartInput> charts, const Options& options) {
  std::vector<Outcome> outcomes(charts.size());
  ForEach(charts.size(), options.threads,
          [&](std::size_t i) { outcomes[i] = RunChart(charts[i], options); });
  Outcome all;
  for (auto& outcome : outcomes) {
    all.documents += outcome.documents;
    all.objects += outcome.objects;
    all.unreadable += outcome.unreadable;
    all.suppressed += outcome.suppressed;
    std::move(outcome.findings.begin(), outcome.findings.end(), std::back_inserter(all.findings));
  }
  return all;
}

}  // namespace linter::engine
