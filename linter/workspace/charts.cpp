#include "linter/workspace/charts.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "linter/files/bytes.h"
#include "linter/files/chart_folder.h"
#include "linter/files/repository.h"
#include "linter/workspace/chart_versions.h"

namespace linter::workspace {

constexpr std::size_t MostValuesBytes = std::size_t{10} << 20U;
// Several charts are rendered at once; none of those that people write comes near.
constexpr std::size_t MostHeapBytes = std::size_t{256} << 20U;

std::string OutermostChart(std::string folder) {
  while (true) {
    const auto parent = files::FolderOf(folder);
    const auto above = files::FolderOf(parent);
    if (parent != above + "/charts" || !files::HasChart(above)) {
      return folder;
    }
    folder = above;
  }
}

bool BelongsToChart(const files::Candidate& candidate) {
  if (!candidate.place.chart || candidate.origin == files::Origin::StandardInput ||
      candidate.refusal) {
    return false;
  }
  const std::string_view path = candidate.place.path_in_chart;
  return path == "Chart.yaml" || path == "Chart.lock" || path == "values.yaml" ||
         path == "values.schema.json" || path.starts_with("templates/") ||
         path.starts_with("crds/") || path.starts_with("charts/") ||
         OutermostChart(*candidate.place.chart) != *candidate.place.chart;
}

// Reads charts one by one.
class ChartLoader {
 public:
  ChartLoader(const Request& request, config::ConfigTree& settings,
              const Environments& environments, Sources& sources)
      : request_(request), settings_(settings), environments_(environments), sources_(sources) {}

  // False where it could not be read in full.
  bool Load(const std::string& folder, std::vector<engine::ChartInput>& into);

 private:
  const SourceFile* ValuesFile(const std::string& path);
  const RuleSet* RulesFor(const std::string& absolute);
  std::vector<const SourceFile*> ValuesFiles(const std::vector<std::string>& paths);
  void AddRenders(const std::string& folder, engine::ChartInput& chart);
  void AddFurther(const std::vector<std::vector<std::string>>& sets, engine::ChartInput& chart);
  void AddEnvironments(const std::string& folder, engine::ChartInput& chart);

  const Request& request_;
  config::ConfigTree& settings_;
  const Environments& environments_;
  Sources& sources_;
  // Of the files read here, by absolute path.
  std::map<std::string, const SourceFile*> known_;
};

const SourceFile* ChartLoader::ValuesFile(const std::string& path) {
  const auto absolute = files::Absolute(path);
  if (const auto known = known_.find(absolute); known != known_.end()) {
    return known->second;
  }
  auto bytes = files::ReadBytes(absolute, MostValuesBytes);
  if (!bytes || bytes->cut) {
    request_.complain(
        fmt::format("`{}`: {}", absolute, bytes ? "larger than 10 MiB" : bytes.error().message));
    return nullptr;
  }
  const auto shown = files::ShownPath(absolute, files::WorkingFolder());
  const auto& source = sources_.Add(shown, absolute, std::move(bytes->text));
  known_[absolute] = &source;
  return &source;
}

// None for a file that the settings leave out.
const RuleSet* ChartLoader::RulesFor(const std::string& absolute) {
  static const RuleSet none;
  auto& config = settings_.ForFile(absolute);
  return config.Excludes(absolute, EntryKind::File) ? &none : &config.RulesFor(absolute);
}

// None where one of them cannot be read.
std::vector<const SourceFile*> ChartLoader::ValuesFiles(const std::vector<std::string>& paths) {
  std::vector<const SourceFile*> values;
  for (const auto& path : paths) {
    values.push_back(ValuesFile(path));
  }
  if (std::find(values.begin(), values.end(), nullptr) != values.end()) {
    values.clear();
  }
  return values;
}

static engine::ChartRender WithValues(engine::ChartRender render,
                                      std::vector<const SourceFile*> values) {
  for (const auto* file : values) {
    render.name += (render.name.empty() ? "" : ", ") + file->path;
  }
  render.options.values_files = std::move(values);
  return render;
}

void ChartLoader::AddRenders(const std::string& folder, engine::ChartInput& chart) {
  engine::ChartRender own;
  own.options.crds = helm::Include::Yes;
  own.options.keep_going = helm::Include::Yes;
  own.options.limits.heap_bytes = MostHeapBytes;
  const auto& config = settings_.ForFolder(folder);
  const auto wanted = request_.kube_versions ? request_.kube_versions : config.run().kube_versions;
  if (wanted) {
    own.options.kube_version = fmt::format("{}.{}.0", wanted->newest.major, wanted->newest.minor);
  }
  const config::ChartSettings* wish = nullptr;
  for (const auto& each : config.charts()) {
    wish = files::Absolute(each.path) == folder ? &each : wish;
  }
  if (wish != nullptr) {
    own.options.release_name = wish->release.empty() ? own.options.release_name : wish->release;
    own.options.release_namespace =
        wish->name_space.empty() ? own.options.release_namespace : wish->name_space;
  }
  chart.renders.push_back(own);
  AddEnvironments(folder, chart);
  if (chart.environment.empty()) {
    AddFurther(wish == nullptr ? std::vector<std::vector<std::string>>() : wish->values, chart);
  }
  const auto range =
      wanted ? std::optional(schema::VersionRange{wanted->oldest.minor, wanted->newest.minor})
             : std::nullopt;
  chart.renders = ForVersions(chart.files, std::move(chart.renders), range);
}

// What the chart is tested with, and what the settings name.
void ChartLoader::AddFurther(const std::vector<std::vector<std::string>>& sets,
                             engine::ChartInput& chart) {
  const auto own = chart.renders.front();
  const auto add = [&](std::vector<const SourceFile*> values) {
    chart.renders.push_back(WithValues(own, std::move(values)));
    chart.renders.back().environments.clear();
  };
  for (const auto& file : chart.files) {
    if (file.path.starts_with("ci/") && file.path.ends_with("-values.yaml")) {
      add({file.source});
    }
  }
  for (const auto& set : sets) {
    auto values = ValuesFiles(set);
    if (!values.empty()) {
      add(std::move(values));
    }
  }
}

// Without values of its own an environment that is assumed has the chart's.
void ChartLoader::AddEnvironments(const std::string& folder, engine::ChartInput& chart) {
  const auto own = chart.renders.front();
  std::set<std::string> named;
  for (const auto& [environment, installed] : environments_.OfChart(folder)) {
    if (!request_.environment.empty() && environment != request_.environment) {
      continue;
    }
    std::vector<const SourceFile*> values;
    if (!installed.values.empty()) {
      values = ValuesFiles(installed.values.front());
      if (values.empty()) {
        continue;
      }
    }
    auto render = WithValues(own, std::move(values));
    named.insert(environment);
    render.environments = {environment};
    render.name = render.name.empty() ? environment : render.name;
    auto& options = render.options;
    options.release_name = installed.release.empty() ? options.release_name : installed.release;
    options.release_namespace =
        installed.name_space.empty() ? options.release_namespace : installed.name_space;
    chart.renders.push_back(std::move(render));
  }
  auto& with_defaults = chart.renders.front().environments;
  for (const auto& name : environments_.names()) {
    if (environments_.assumed() && !named.contains(name)) {
      with_defaults.push_back(name);
    }
  }
  chart.environment = request_.environment;
}

// Whether it is installed where it is asked for.
static bool IsInstalled(const engine::ChartInput& chart) {
  return chart.environment.empty() ||
         std::any_of(chart.renders.begin(), chart.renders.end(), [&](const auto& render) {
           const auto& names = render.environments;
           return std::find(names.begin(), names.end(), chart.environment) != names.end();
         });
}

// Whether a file of a chart is one that a person lints, and not a picture or a package.
static bool IsLinted(std::string_view path) {
  return files::HasManifestName(path) || path.starts_with("templates/") ||
         path.find("/templates/") != std::string_view::npos;
}

bool ChartLoader::Load(const std::string& folder, std::vector<engine::ChartInput>& into) {
  auto read = files::ReadChartFolder(folder, {.git_ignore = files::GitIgnore::Heeded});
  if (!read) {
    request_.complain(read.error().message);
    return false;
  }
  for (const auto& problem : read->problems) {
    request_.complain(fmt::format("{}: {}", problem.display, problem.message));
  }
  static const RuleSet nothing;
  engine::ChartInput chart;
  for (auto& entry : read->entries) {
    const auto absolute = files::Join(read->absolute, entry.path);
    if (const auto overlay = request_.overlays.find(absolute); overlay != request_.overlays.end()) {
      entry.text = overlay->second;
    }
    const auto& source = sources_.Add(entry.display, absolute, std::move(entry.text));
    known_[absolute] = &source;
    chart.files.push_back({entry.path, &source});
    chart.rules.push_back(entry.fetched ? &nothing : RulesFor(absolute));
    sources_.rendered += IsLinted(entry.path) && !entry.fetched ? 1 : 0;
  }
  if (chart.files.empty()) {
    return read->problems.empty();
  }
  AddRenders(folder, chart);
  if (IsInstalled(chart)) {
    into.push_back(std::move(chart));
  }
  return read->problems.empty();
}

Charts LoadCharts(const files::Discovery& discovery, const Request& request,
                  config::ConfigTree& settings, const Environments& environments,
                  Sources& sources) {
  std::set<std::string> folders;
  for (const auto& candidate : discovery.candidates) {
    if (BelongsToChart(candidate)) {
      folders.insert(OutermostChart(*candidate.place.chart));
    }
  }
  Charts charts;
  ChartLoader loader(request, settings, environments, sources);
  for (const auto& folder : folders) {
    charts.complete = loader.Load(folder, charts.inputs) && charts.complete;
  }
  return charts;
}

}  // namespace linter::workspace
