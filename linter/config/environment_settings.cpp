#include "linter/config/environment_settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "linter/config/place.h"
#include "linter/text/nearest.h"

namespace linter::config {

static constexpr std::size_t MostEnvironments = 100;

bool EnvironmentSettings::Names(std::string_view absolute) const {
  if (absolute.size() <= folder.size() || !IsBelow(absolute, folder)) {
    return false;
  }
  const auto path = absolute.substr(folder == "/" ? 1 : folder.size() + 1);
  const auto last = std::find_if(paths.rbegin(), paths.rend(),
                                 [&](const PathPattern& each) { return each.Covers(path); });
  return last != paths.rend() && !last->negated();
}

static void UnknownKey(const Setting& key, std::span<const std::string_view> keys,
                       Complaints& complaints) {
  const auto nearest = Nearest(key.text, keys);
  complaints.Add(
      key,
      nearest ? fmt::format("unknown key `{}`; did you mean `{}`?", key.text, *nearest)
              : fmt::format("unknown key `{}`; there are `{}`", key.text, fmt::join(keys, "`, `")));
}

static void TakeText(const SettingEntry& entry, std::string& into, Complaints& complaints) {
  if (entry.value.is_scalar() && !entry.value.text.empty()) {
    into = entry.value.text;
  } else {
    complaints.Add(entry.value, fmt::format("`{}` takes a text, not {}", entry.key.text,
                                            entry.value.Describe()));
  }
}

// A folder alone, or with the files of values that this environment gives it: later ones win.
static void TakeChart(const Setting& item, EnvironmentSettings& environment,
                      Complaints& complaints) {
  static constexpr std::array<std::string_view, 4> Keys = {"path", "release", "namespace",
                                                           "values"};
  ChartSettings chart;
  std::string path;
  std::vector<std::string> values;
  if (item.is_scalar()) {
    path = item.text;
  } else if (!item.is_mapping()) {
    complaints.Add(item, fmt::format("`charts` lists folders or mappings with a `path`, not {}",
                                     item.Describe()));
    return;
  }
  for (const auto& entry : item.entries) {
    const auto& key = entry.key.text;
    if (key == "path") {
      TakeText(entry, path, complaints);
    } else if (key == "release") {
      TakeText(entry, chart.release, complaints);
    } else if (key == "namespace") {
      TakeText(entry, chart.name_space, complaints);
    } else if (key == "values") {
      for (const auto* file : complaints.ReadList("values", entry.value)) {
        values.push_back(PathFrom(file->text, environment.folder));
      }
    } else {
      UnknownKey(entry.key, Keys, complaints);
    }
  }
  if (path.empty()) {
    complaints.Add(item, "this chart has no `path`");
    return;
  }
  chart.path = PathFrom(path, environment.folder);
  if (!values.empty()) {
    chart.values.push_back(std::move(values));
  }
  environment.charts.push_back({std::move(chart), item.position});
}

static void TakeOverlays(const Setting& value, EnvironmentSettings& environment,
                         Complaints& complaints) {
  for (const auto* item : complaints.ReadList("overlays", value)) {
    auto folder = PathFrom(item->text, environment.folder);
    for (const std::string_view name :
         {"/kustomization.yaml", "/kustomization.yml", "/Kustomization"}) {
      if (folder.ends_with(name)) {
        folder.resize(folder.size() - name.size());
        break;
      }
    }
    environment.overlays.push_back({std::move(folder), item->position});
  }
}

static void TakePaths(const Setting& value, EnvironmentSettings& environment,
                      Complaints& complaints) {
  for (const auto* item : complaints.ReadList("paths", value)) {
    // As one writes it for a shell.
    const auto text =
        std::string_view(item->text).starts_with("./") ? item->text.substr(1) : item->text;
    if (auto pattern = PathPattern::Parse(text)) {
      environment.paths.push_back(std::move(*pattern));
    } else {
      complaints.Add(*item, fmt::format("the pattern `{}` matches nothing", item->text));
    }
  }
}

static EnvironmentSettings ReadEnvironment(const SettingEntry& entry, const std::string& file,
                                           Complaints& complaints) {
  static constexpr std::array<std::string_view, 3> Keys = {"overlays", "charts", "paths"};
  EnvironmentSettings environment{.name = entry.key.text, .file = file, .folder = FolderOf(file)};
  for (const auto& [key, value] : entry.value.entries) {
    if (key.text == "overlays") {
      TakeOverlays(value, environment, complaints);
    } else if (key.text == "paths") {
      TakePaths(value, environment, complaints);
    } else if (key.text != "charts") {
      UnknownKey(key, Keys, complaints);
    } else if (value.is_list()) {
      for (const auto& item : value.items) {
        TakeChart(item, environment, complaints);
      }
    } else {
      TakeChart(value, environment, complaints);
    }
  }
  if (environment.overlays.empty() && environment.charts.empty() && environment.paths.empty()) {
    complaints.Add(entry.key, fmt::format("the environment `{}` has no `overlays`, `charts` or "
                                          "`paths`",
                                          entry.key.text));
  }
  return environment;
}

std::vector<EnvironmentSettings> ReadEnvironments(const Setting& value, const std::string& file,
                                                  Complaints complaints) {
  std::vector<EnvironmentSettings> environments;
  if (!complaints.IsMapping("environments", value)) {
    return environments;
  }
  if (value.entries.size() > MostEnvironments) {
    complaints.Add(value, fmt::format("more than {} environments", MostEnvironments));
    return environments;
  }
  for (const auto& entry : value.entries) {
    if (entry.key.text.empty()) {
      complaints.Add(entry.key, "an environment needs a name");
    } else if (complaints.IsMapping(entry.key.text, entry.value)) {
      environments.push_back(ReadEnvironment(entry, file, complaints));
    }
  }
  return environments;
}

}  // namespace linter::config
