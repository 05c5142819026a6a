// Charts are rendered, what comes out is checked as files are, and every finding is led back to
// what a person wrote. Rendered documents are files of a run of their own; their ids mean nothing
// outside of it.

#include "linter/engine/chart_run.h"

#include <algorithm>
#include <deque>
#include <map>
#include <utility>

#include "linter/engine/chart_findings.h"
#include "linter/engine/dispatch.h"
#include "linter/engine/parallel.h"
#include "linter/helm/chart_view.h"

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
                        Rendered& rendered, ChartFindings& findings) {
  rendered.rendering = helm::Render(chart.files, chart.renders[index].options);
  AddSources(rendered.rendering.manifests, rendered);
  AddSources(rendered.rendering.crds, rendered);
  AddSources(rendered.rendering.unreadable, rendered);
  std::vector<Input> inputs;
  for (const auto& source : rendered.sources) {
    inputs.push_back({&source, RulesFor(chart, PathInChart(source.path))});
  }
  auto options_of_one = options;
  options_of_one.threads = 1;
  options_of_one.versions = chart.renders[index].versions.value_or(options.versions);
  auto outcome = Run(inputs, options_of_one);
  findings.Add(index, rendered.rendering, rendered.manifests, std::move(outcome));
}

// What the written files have themselves, and the chart as a whole.
static void CheckWritten(const ChartInput& chart, const helm::ChartView& view,
                         const Options& options, ChartFindings& findings) {
  std::map<const RuleSet*, Dispatch> dispatches;
  std::vector<Diagnostic> found;
  for (std::size_t i = 0; i < chart.files.size(); ++i) {
    const auto& dispatch =
        dispatches.try_emplace(chart.rules[i], *chart.rules[i], options.own).first->second;
    if (chart.files[i].path == "Chart.yaml") {
      dispatch.Check(view, found);
    }
    const auto stream = view.streams().find(chart.files[i].path);
    if (stream != view.streams().end()) {
      for (const auto& problem : stream->second.problems) {
        dispatch.Check(problem, found);
      }
    }
  }
  // The settings of a file may leave a rule out that those of `Chart.yaml` want.
  std::erase_if(found, [&](const Diagnostic& finding) {
    for (std::size_t i = 0; i < chart.files.size(); ++i) {
      if (chart.files[i].source->id == finding.span.file) {
        return !dispatches.at(chart.rules[i]).Runs(*finding.rule);
      }
    }
    return false;
  });
  findings.Add(std::move(found));
}

static Outcome RunChart(const ChartInput& chart, const Options& options) {
  ChartFindings findings(chart, options);
  std::deque<Rendered> all;
  std::vector<helm::RenderSet> sets;
  for (std::size_t i = 0; i < chart.renders.size(); ++i) {
    CheckRender(chart, i, options, all.emplace_back(), findings);
    const auto& render = chart.renders[i];
    sets.push_back({render.name, &render.options, &all.back().rendering});
  }
  CheckWritten(chart, helm::ChartView(chart.files, sets), options, findings);
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
    for (const auto& [kind, objects] : outcome.unknown_kinds) {
      all.unknown_kinds[kind] += objects;
    }
    all.unreadable += outcome.unreadable;
    all.suppressed += outcome.suppressed;
    std::move(outcome.findings.begin(), outcome.findings.end(), std::back_inserter(all.findings));
  }
  return all;
}

}  // namespace linter::engine
