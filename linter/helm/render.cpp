#include "linter/helm/render.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "linter/helm/capabilities.h"
#include "linter/helm/chart_files.h"
#include "linter/helm/functions.h"
#include "linter/helm/host.h"
#include "linter/helm/messages.h"
#include "linter/helm/no_value.h"
#include "linter/helm/path.h"
#include "linter/helm/record.h"
#include "linter/helm/release_name.h"
#include "linter/helm/schema.h"
#include "linter/helm/semver.h"
#include "linter/helm/user_values.h"
#include "linter/helm/values.h"
#include "linter/helm/values_object.h"

namespace linter::helm {

using gotemplate::Evaluation;
using gotemplate::Heap;
using gotemplate::Map;
using gotemplate::Origins;
using gotemplate::Text;
using gotemplate::Value;

// A template that is to be executed, with what it sees as its dot.
struct Renderable {
  const ChartFile* file = nullptr;
  Map* root = nullptr;
  std::string base_path;
};

// Helm's order of parsing and executing: deep paths first, each depth from the end of the
// alphabet.
struct DeeperFirst {
  bool operator()(const std::string& left, const std::string& right) const {
    const auto first = std::count(left.begin(), left.end(), '/');
    const auto second = std::count(right.begin(), right.end(), '/');
    return first != second ? first > second : left > right;
  }
};

using Renderables = std::map<std::string, Renderable, DeeperFirst>;

// Gives the chart that is to be rendered.
using LoadChart = std::function<Expected<Chart*>(Charts&)>;

class Renderer {
 public:
  Renderer(const RenderOptions& options, Rendering& rendering)
      : options_(options),
        rendering_(rendering),
        heap_(*rendering.heap),
        origins_(rendering.origins),
        charts_(heap_, origins_, options.next_file) {
    if (options.origins == Include::No) {
      origins_.Stop();
    }
  }

  void Render(const LoadChart& load);
  std::vector<std::unique_ptr<SourceFile>> TakeUnpacked() { return charts_.TakeUnpacked(); }

 private:
  // False after a failure.
  bool Prepare(const LoadChart& load);
  bool CheckChart();
  bool Fail(FailureKind kind, std::string message);
  Value Release();
  Map* Context(const Chart& chart, Map& parent, Renderables& into);
  void Execute(const Renderables& renderables);
  void ExecuteOne(Evaluation& evaluation, const std::string& path, const Renderable& renderable);
  void AddManifests(const std::map<std::string, Text>& outputs);
  void AddCrds(const Chart& chart);

  const RenderOptions& options_;
  Rendering& rendering_;
  Heap& heap_;
  Origins& origins_;
  Charts charts_;
  Chart* chart_ = nullptr;
  KubeVersion kube_version_;
  Map* values_ = nullptr;
  std::map<std::string, Text> outputs_;
};

bool Renderer::Fail(FailureKind kind, std::string message) {
  rendering_.failures.push_back({std::move(message), "", {}, false, kind});
  return false;
}

bool Renderer::CheckChart() {
  if (chart_->is_library()) {
    return Fail(FailureKind::Chart, "library charts are not installable");
  }
  if (chart_->metadata.deprecated) {
    rendering_.warnings.emplace_back("WARNING: This chart is deprecated");
  }
  std::string missing;
  for (const auto& requirement :
       chart_->metadata.dependencies.value_or(std::vector<std::shared_ptr<Dependency>>())) {
    const bool there =
        std::any_of(chart_->dependencies.begin(), chart_->dependencies.end(),
                    [&](const Chart* child) { return child->name() == requirement->name; });
    if (!there) {
      missing += missing.empty() ? "" : ", ";
      missing += requirement->name;
    }
  }
  if (missing.empty()) {
    return true;
  }
  Fail(FailureKind::Dependencies,
       "An error occurred while checking for chart dependencies. You may need to run `helm "
       "dependency build` to fetch missing dependencies: found in Chart.yaml, but missing in "
       "charts/ directory: " +
           missing);
  return options_.keep_going == Include::Yes;
}

bool Renderer::Prepare(const LoadChart& load) {
  auto version = ParseKubeVersion(options_.kube_version);
  if (!version) {
    return Fail(FailureKind::Chart, version.error().message);
  }
  kube_version_ = *version;
  const auto user = UserValues(options_, heap_, origins_);
  if (!user) {
    return Fail(FailureKind::Values, user.error().message);
  }
  const auto loaded = load(charts_);
  if (!loaded) {
    return Fail(FailureKind::Chart, loaded.error().message);
  }
  chart_ = *loaded;
  if (!CheckChart()) {
    return false;
  }
  if (!IsReleaseName(options_.release_name)) {
    return Fail(FailureKind::Chart,
                fmt::format("release name \"{}\": invalid release name, must match regex {} and "
                            "the length must not be longer than {}",
                            options_.release_name, ReleaseNamePattern, MaxReleaseName));
  }
  if (const auto error =
          ProcessDependencies(charts_, *chart_, **user, heap_, rendering_.warnings)) {
    return Fail(FailureKind::Chart, error->message);
  }
  const auto values = Coalesce(*chart_, **user, NullMode::Delete, heap_, rendering_.warnings);
  if (!values) {
    return Fail(FailureKind::Values, values.error().message);
  }
  values_ = *values;
  if (options_.schema_validation == Include::Yes) {
    auto report = CheckSchemas(*chart_, *values_, heap_);
    rendering_.schema_problems = std::move(report.problems);
    if (!report.text.empty()) {
      Fail(FailureKind::Schema,
           "values don't meet the specifications of the schema(s) in the following chart(s):\n" +
               report.text);
      return options_.keep_going == Include::Yes;
    }
  }
  return true;
}

Value Renderer::Release() {
  Map* release = heap_.NewMap();
  const auto set = [&](std::string_view name, const Value& value) {
    release->Set(heap_.NewText(name), value);
  };
  set("Name", heap_.String(options_.release_name));
  set("Namespace", heap_.String(options_.release_namespace));
  set("IsUpgrade", Value::Of(options_.is_upgrade));
  set("IsInstall", Value::Of(!options_.is_upgrade));
  set("Revision", Value::Int(1));
  set("Service", heap_.String("Helm"));
  return Value::Of(release);
}

Map* Renderer::Context(const Chart& chart, Map& parent, Renderables& into) {
  Map* context = heap_.NewMap();
  const auto set = [&](std::string_view name, const Value& value) {
    context->Set(heap_.NewText(name), value);
  };
  Map* fields = heap_.NewMap();
  fields->entries = chart.metadata.fields->entries;
  fields->Set(heap_.NewText("IsRoot"), Value::Of(chart.is_root()));
  set("Chart", NewRecord(ChartType, fields, heap_));
  set("Files", NewFiles(chart, heap_, origins_));
  set("Release", *parent.Find("Release"));
  set("Capabilities", *parent.Find("Capabilities"));
  const Value& above = *parent.Find("Values");
  const Value* own = chart.is_root() ? &above : above.map().Find(chart.name());
  const bool given = own != nullptr && own->is_map();
  const Map& values = given ? own->map() : *heap_.NewMap();
  set("Values", Value::Of(heap_.NewView(values, ValuesType))
                    .From(given ? own->origin() : gotemplate::OriginId::None));
  Map* subcharts = heap_.NewMap();
  set("Subcharts", Value::Of(subcharts));
  for (const Chart* child : chart.dependencies) {
    Map* below = Context(*child, *context, into);
    subcharts->Set(heap_.NewText(child->name()), Value::Of(below));
  }
  const std::string full = chart.FullPath();
  for (const ChartFile& file : chart.templates) {
    const bool partial = BaseName(file.path).starts_with('_');
    if (chart.is_library() && !partial) {
      continue;
    }
    into.insert_or_assign(CleanPath(full + "/" + file.path),
                          Renderable{&file, context, CleanPath(full + "/templates")});
  }
  return context;
}

void Renderer::ExecuteOne(Evaluation& evaluation, const std::string& path,
                          const Renderable& renderable) {
  Map* about = heap_.NewMap();
  about->Set(heap_.NewText("Name"), heap_.String(path));
  about->Set(heap_.NewText("BasePath"), heap_.String(renderable.base_path));
  renderable.root->Set(heap_.NewText("Template"), Value::Of(about));
  const auto text = evaluation.Execute(path, Value::Of(renderable.root));
  if (text) {
    outputs_.emplace(path, WithoutNoValue(*text, heap_));
    return;
  }
  const gotemplate::Failure& failure = evaluation.failure();
  rendering_.failures.push_back({ExecutionMessage(failure.message), path, failure.sites, true});
  evaluation.Recover();
}

void Renderer::Execute(const Renderables& renderables) {
  gotemplate::TemplateSet set(AllFunctions(), heap_.memory(), origins_);
  for (const auto& [path, renderable] : renderables) {
    const Text text = TextOfFile(*renderable.file->source, heap_, origins_);
    if (const auto error = set.Parse(path, text)) {
      const FileId id = renderable.file->source->id;
      rendering_.failures.push_back({ParseMessage(error->message),
                                     path,
                                     {origins_.Written({id, error->begin, error->end})},
                                     true});
    }
  }
  gotemplate::Host host;
  host.now = options_.now;
  Evaluation evaluation(set, heap_, origins_, options_.limits, &host);
  for (const auto& [path, renderable] : renderables) {
    if (!BaseName(path).starts_with('_') && set.Find(path) != nullptr && !evaluation.failed()) {
      host.nested.clear();
      ExecuteOne(evaluation, path, renderable);
    }
  }
}

void Renderer::AddCrds(const Chart& chart) {
  for (const ChartFile& file : chart.files) {
    const auto dot = file.path.rfind('.');
    const std::string extension = dot == std::string::npos ? "" : file.path.substr(dot);
    const bool manifest = extension == ".yaml" || extension == ".yml" || extension == ".json";
    if (file.path.starts_with("crds/") && manifest) {
      Manifest crd;
      crd.path = chart.FullPath() + "/" + file.path;
      crd.kind = "CustomResourceDefinition";
      crd.content = TextOfFile(*file.source, heap_, origins_);
      rendering_.crds.push_back(std::move(crd));
    }
  }
  for (const Chart* child : chart.dependencies) {
    AddCrds(*child);
  }
}

void Renderer::AddManifests(const std::map<std::string, Text>& outputs) {
  std::vector<Manifest> hooks;
  for (const auto& [path, text] : outputs) {
    if (path.ends_with("NOTES.txt")) {
      if (path == chart_->name() + "/templates/NOTES.txt") {
        rendering_.notes = text;
      }
      continue;
    }
    const bool yaml = path.ends_with(".yaml") || path.ends_with(".yml");
    const Text indent = IndentOfStart(text);
    if (yaml && !indent.empty() && path.starts_with(chart_->name() + "/templates/")) {
      rendering_.indents.push_back(indent);
    }
    for (const Text& document : SplitManifests(text)) {
      auto manifest = ReadManifest(path, document);
      if (!manifest) {
        rendering_.failures.push_back(
            {manifest.error().message, path, {}, true, FailureKind::Document});
        Manifest broken;
        broken.path = path;
        broken.content = document;
        rendering_.unreadable.push_back(std::move(broken));
        continue;
      }
      if (manifest->skipped) {
        rendering_.warnings.push_back("info: skipping unknown hook in " + path);
        continue;
      }
      (manifest->hook ? hooks : rendering_.manifests).push_back(std::move(*manifest));
    }
  }
  const auto by_kind = [](const Manifest& left, const Manifest& right) {
    return KindLess(left.kind, right.kind);
  };
  std::stable_sort(rendering_.manifests.begin(), rendering_.manifests.end(), by_kind);
  std::stable_sort(hooks.begin(), hooks.end(), by_kind);
  for (Manifest& hook : hooks) {
    rendering_.manifests.push_back(std::move(hook));
  }
}

static bool AcceptsKubeVersion(const std::string& constraint, const std::string& version) {
  const auto wanted = ParseConstraint(constraint);
  const auto parsed = ParseVersion(version);
  return wanted && parsed && Satisfies(*parsed, *wanted);
}

void Renderer::Render(const LoadChart& load) {
  if (!Prepare(load)) {
    return;
  }
  const std::string& constraint = chart_->metadata.kube_version;
  if (!constraint.empty() && !AcceptsKubeVersion(constraint, kube_version_.version)) {
    rendering_.failures.push_back(
        {fmt::format("chart requires kubeVersion: {} which is incompatible with Kubernetes {}",
                     constraint, kube_version_.version),
         "",
         {},
         true,
         FailureKind::KubeVersion});
    return;
  }
  Map* top = heap_.NewMap();
  top->Set(heap_.NewText("Release"), Release());
  top->Set(heap_.NewText("Capabilities"),
           NewCapabilities(kube_version_, {options_.api_versions, options_.unserved_api_versions},
                           heap_));
  top->Set(heap_.NewText("Values"), Value::Of(values_).From(chart_->values.origin()));
  Renderables renderables;
  Context(*chart_, *top, renderables);
  Execute(renderables);
  AddManifests(outputs_);
  AddCrds(*chart_);
}

static Rendering Render(const LoadChart& load, const RenderOptions& options) {
  Rendering rendering;
  Renderer renderer(options, rendering);
  renderer.Render(load);
  rendering.unpacked = renderer.TakeUnpacked();
  return rendering;
}

Rendering Render(const std::vector<ChartFile>& files, const RenderOptions& options) {
  return Render([&](Charts& charts) { return charts.Load(files); }, options);
}

Rendering RenderPackage(const SourceFile& archive, const RenderOptions& options) {
  return Render([&](Charts& charts) { return charts.LoadPackage(archive); }, options);
}

}  // namespace linter::helm
