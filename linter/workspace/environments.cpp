#include "linter/workspace/environments.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "linter/text/environment_name.h"
#include "linter/workspace/charts.h"

namespace linter::workspace {

// Each is a render of its own.
static constexpr std::size_t MostValuesOfChart = 8;
// Of those that are told for an assumption.
static constexpr std::size_t MostSeen = 2;

Environments::Environments(const config::Config& config, const files::Discovery& discovery)
    : settings_(config.environments()), working_folder_(files::WorkingFolder()) {
  if (settings_.empty()) {
    Assume(discovery);
    return;
  }
  static constexpr std::array<std::string_view, 3> Kustomizations = {
      "kustomization.yaml", "kustomization.yml", "Kustomization"};
  for (const auto& environment : settings_) {
    names_.push_back(environment.name);
    for (const auto& overlay : environment.overlays) {
      const bool there =
          std::any_of(Kustomizations.begin(), Kustomizations.end(), [&](std::string_view name) {
            return files::IsPlainFile(files::Join(overlay.path, std::string(name)));
          });
      if (!there) {
        mistakes_.push_back({environment.file, overlay.position,
                             fmt::format("there is no kustomization in `{}`",
                                         files::ShownPath(overlay.path, working_folder_))});
      }
    }
    for (const auto& [chart, position] : environment.charts) {
      if (!files::HasChart(chart.path)) {
        mistakes_.push_back({environment.file, position,
                             fmt::format("there is no chart in `{}`",
                                         files::ShownPath(chart.path, working_folder_))});
      }
    }
  }
}

// A path from the root of its repository: folders above say nothing.
std::string Environments::PathOf(const std::string& absolute) {
  auto path = repository_.Of(absolute);
  return path.starts_with('/') ? files::ShownPath(absolute, working_folder_) : path;
}

void Environments::Note(const std::string& environment, std::string shown) {
  auto& places = seen_[environment];
  if (std::find(places.begin(), places.end(), shown) == places.end()) {
    places.push_back(std::move(shown));
  }
}

// Environments are there as soon as one of them is production, or comes right before it: folders
// called `test` alone mean something else.
static bool IsTelling(std::string_view name) {
  return name == "production" || name == "staging" || name == "preprod" || name == "uat";
}

void Environments::Assume(const files::Discovery& discovery) {
  for (const auto& candidate : discovery.candidates) {
    if (candidate.origin == files::Origin::StandardInput || candidate.refusal) {
      continue;
    }
    const auto& place = candidate.place;
    if (place.chart) {
      const auto environment = EnvironmentOfValues(place.path_in_chart);
      auto& charts = charts_[*place.chart];
      if (!environment.empty() && charts.size() < MostValuesOfChart &&
          OutermostChart(*place.chart) == *place.chart) {
        charts.push_back({environment, {*place.chart, "", "", {{candidate.absolute}}}});
        Note(environment, candidate.path);
      }
      continue;
    }
    const auto path = PathOf(candidate.absolute);
    const bool hidden = path.starts_with('.') || path.find("/.") != std::string::npos;
    const auto environment = EnvironmentOfPath(path);
    if (!environment.empty() && !hidden && files::HasManifestName(path)) {
      Note(environment, files::ShownPath(files::FolderOf(candidate.absolute), working_folder_));
    }
  }
  const bool telling = std::any_of(seen_.begin(), seen_.end(),
                                   [](const auto& each) { return IsTelling(each.first); });
  if (!telling) {
    seen_.clear();
    charts_.clear();
    return;
  }
  for (const auto& [name, places] : seen_) {
    names_.push_back(name);
  }
  std::stable_partition(names_.begin(), names_.end(),
                        [](const std::string& name) { return name != "production"; });
}

std::vector<std::string> Environments::Deployed() const {
  auto names = names_;
  std::erase_if(names, [&](const std::string& name) { return assumed() && !IsTelling(name); });
  return names;
}

std::optional<std::string> Environments::Named(std::string_view wish) const {
  const auto usual = EnvironmentName(wish);
  for (const bool exact : {true, false}) {
    for (const auto& name : names_) {
      if (exact ? name == wish : EnvironmentName(name) == usual) {
        return name;
      }
    }
  }
  return std::nullopt;
}

std::string Environments::Unknown(std::string_view wish) const {
  if (names_.empty()) {
    return fmt::format(
        "there is no environment `{}`: no `.shoal.yaml` names any, and no folder or file of values "
        "is called like one",
        wish);
  }
  return fmt::format("there is no environment `{}`; there {} `{}`", wish,
                     names_.size() == 1 ? "is" : "are", fmt::join(names_, "`, `"));
}

std::vector<std::string> Environments::OfOverlay(const std::string& folder) {
  std::vector<std::string> found;
  for (const auto& environment : settings_) {
    const bool named = std::any_of(environment.overlays.begin(), environment.overlays.end(),
                                   [&](const auto& overlay) { return overlay.path == folder; });
    if (named || environment.Names(files::Join(folder, "kustomization.yaml"))) {
      found.push_back(environment.name);
    }
  }
  if (settings_.empty() && !names_.empty()) {
    auto environment = EnvironmentOfPath(PathOf(files::Join(folder, "kustomization.yaml")));
    if (!environment.empty()) {
      found.push_back(std::move(environment));
    }
  }
  return found;
}

std::vector<std::string> Environments::OfFile(const std::string& absolute) {
  std::vector<std::string> found;
  for (const auto& environment : settings_) {
    if (environment.Names(absolute)) {
      found.push_back(environment.name);
    }
  }
  if (settings_.empty() && !names_.empty()) {
    auto environment = EnvironmentOfPath(PathOf(absolute));
    if (!environment.empty()) {
      found.push_back(std::move(environment));
    }
  }
  return found;
}

std::vector<Environments::Installed> Environments::OfChart(const std::string& folder) const {
  std::vector<Installed> found;
  for (const auto& environment : settings_) {
    for (const auto& chart : environment.charts) {
      if (files::Absolute(chart.settings.path) == folder) {
        found.push_back({environment.name, chart.settings});
      }
    }
  }
  if (const auto known = charts_.find(folder); known != charts_.end()) {
    found.insert(found.end(), known->second.begin(), known->second.end());
  }
  return found;
}

std::vector<std::string> Environments::NamedOverlays() const {
  std::vector<std::string> folders;
  for (const auto& environment : settings_) {
    for (const auto& overlay : environment.overlays) {
      folders.push_back(overlay.path);
    }
  }
  return folders;
}

bool Environments::Include(const std::vector<std::string>& environments,
                           std::string_view name) const {
  return name.empty() || (environments.empty() && assumed()) ||
         std::find(environments.begin(), environments.end(), name) != environments.end();
}

std::string Environments::Assumption() const {
  std::vector<std::string> parts;
  for (const auto& name : assumed() ? names_ : std::vector<std::string>()) {
    const auto& places = seen_.at(name);
    const auto count = std::min(places.size(), MostSeen);
    parts.push_back(fmt::format(
        "{} ({}{})", name,
        fmt::join(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(count), ", "),
        count < places.size() ? ", …" : ""));
  }
  return parts.empty() ? ""
                       : fmt::format("environments, as folders and files are called: {}",
                                     fmt::join(parts, "; "));
}

}  // namespace linter::workspace
