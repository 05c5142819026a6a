#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/helm/chart.h"
#include "linter/helm/provenance.h"
#include "linter/helm/release_names.h"
#include "linter/helm/render.h"
#include "linter/helm/values_usage.h"
#include "linter/yaml/document.h"
#include "linter/yaml/slot.h"

namespace linter::helm {

// One way to render a chart, and what came of it.
struct RenderSet {
  // Empty for the chart's own values.
  std::string name;
  const RenderOptions* options = nullptr;
  const Rendering* rendering = nullptr;
};

// A chart in the folder `charts/` of another one.
struct CarriedChart {
  std::string name;
  // Where a finding about it points: its name, or the package.
  Span span;
};

// A template that could not be rendered.
struct TemplateFailure {
  // The action that failed, the innermost.
  Span span;
  // Helm's reason, without the places in it.
  std::string message;
  // The actions that called it.
  std::vector<Step> way = {};
  // `required` or `fail` said so.
  bool on_purpose = false;
};

// A chart as it is written, with all that it was rendered to: what a rule about charts sees.
class ChartView {
 public:
  // All must outlive it; the first render is that of the chart's own values.
  ChartView(std::span<const ChartFile> files, std::span<const RenderSet> renders);

  std::span<const ChartFile> files() const { return files_; }
  std::span<const RenderSet> renders() const { return renders_; }
  // Null where there is none at this path.
  const SourceFile* File(std::string_view path) const;
  // Whether a path of the chart, or one below it, is there.
  bool HasFolder(std::string_view path) const;

  // What the YAML files of the chart itself say, by path: `Chart.yaml`, `values.yaml`,
  // `values-production.yaml`, `Chart.lock`, `requirements.yaml`, those of `ci/`. Empty where the
  // file is not there, broken, or no mapping.
  std::optional<yaml::Slot> Root(std::string_view path) const;
  yaml::Slot metadata() const { return *Root("Chart.yaml"); }
  bool has_metadata() const { return Root("Chart.yaml").has_value(); }
  std::string_view name() const;
  bool is_library() const;
  // The entries of `dependencies`, wherever this version of charts has them.
  std::vector<yaml::Slot> Dependencies() const;
  // The indentations with which templates begin what they print, where they are written.
  std::vector<Span> IndentedStarts() const;
  // What lies in `charts/`.
  std::vector<CarriedChart> Carried() const;
  bool Carries(std::string_view name) const;
  // Whether the values of a name at the top belong to another chart: `global`, a dependency by its
  // name or alias, a chart that is carried.
  bool IsForeign(std::string_view key) const;
  // What the templates ask of the values. Found when it is first asked for.
  const ValuesUsage& usage() const;
  // What becomes of names when the release has another, long name. Found when first asked for.
  const ReleaseNames& release_names() const;
  // Of all renders, each once. What fails because a chart is missing is left out.
  std::vector<TemplateFailure> Failures() const;
  // Of the files behind `Root`.
  const std::map<std::string, yaml::Stream, std::less<>>& streams() const { return streams_; }

  // Where a finding about the chart as a whole points: its name, else the beginning of
  // `Chart.yaml`.
  Span label() const;
  // The place in a file of this chart where an origin was written; empty where it was written
  // elsewhere.
  std::optional<Span> Written(const Rendering& rendering, gotemplate::OriginId origin) const;
  // The key of a collection that stands in a file of values; a scalar itself.
  Span ValueLabel(const Span& value) const;

 private:
  std::span<const ChartFile> files_;
  std::span<const RenderSet> renders_;
  std::map<std::string, yaml::Stream, std::less<>> streams_;
  // A chart is looked at by one thread.
  mutable std::optional<ValuesUsage> usage_;
  mutable std::optional<ReleaseNames> release_names_;
};

}  // namespace linter::helm
