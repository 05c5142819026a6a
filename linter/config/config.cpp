#include "linter/config/config.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "linter/config/place.h"

namespace linter::config {

std::optional<KubeVersion> FindKubeVersion(std::string_view text) {
  if (text.starts_with('v')) {
    text.remove_prefix(1);
  }
  const auto* end = text.data() + text.size();
  KubeVersion version;
  const auto [dot, no_major] = std::from_chars(text.data(), end, version.major);
  if (no_major != std::errc() || version.major != 1 || dot == end || *dot != '.') {
    return std::nullopt;
  }
  const auto [rest, no_minor] = std::from_chars(dot + 1, end, version.minor);
  if (no_minor != std::errc() || version.minor < 0 || (rest != end && *rest != '.')) {
    return std::nullopt;
  }
  return version;
}

std::optional<KubeVersions> FindKubeVersions(std::string_view text) {
  constexpr std::string_view Between = "..";
  const auto dots = text.find(Between);
  const auto oldest = FindKubeVersion(text.substr(0, dots));
  const auto newest =
      dots == std::string_view::npos ? oldest : FindKubeVersion(text.substr(dots + Between.size()));
  if (!oldest || !newest || *oldest > *newest) {
    return std::nullopt;
  }
  return KubeVersions{*oldest, *newest};
}

Config::Config(std::span<const Rule> catalog, Layer arguments)
    : catalog_(catalog), arguments_(std::move(arguments)) {}

// What is not below the folder of a settings file that is extended counts from the folder of the
// file that extends it: patterns of shared settings then mean the project that uses them.
std::string Config::RelativeTo(const std::string& folder, const std::string& absolute) const {
  for (const auto& from : {folder, folder_}) {
    if (absolute != from && IsBelow(absolute, from)) {
      return absolute.substr(from == "/" ? 1 : from.size() + 1);
    }
  }
  return {};
}

// As in a `.gitignore`, what is in a matched folder is matched.
static bool Covered(const std::vector<PathPattern>& patterns, std::string_view path,
                    EntryKind kind) {
  for (auto slash = path.find('/'); slash != path.npos; slash = path.find('/', slash + 1)) {
    if (Verdict(patterns, path.substr(0, slash), EntryKind::Folder).value_or(false)) {
      return true;
    }
  }
  return Verdict(patterns, path, kind).value_or(false);
}

bool Config::Excludes(const std::string& absolute, EntryKind kind) const {
  const auto covers = [&](const Patterns& patterns) {
    const auto path = RelativeTo(patterns.folder, absolute);
    return !path.empty() && Covered(patterns.patterns, path, kind);
  };
  if (std::any_of(exclude_.begin(), exclude_.end(), covers)) {
    return true;
  }
  return kind == EntryKind::File && !include_.empty() &&
         std::none_of(include_.begin(), include_.end(), covers);
}

const RuleSet& Config::RulesFor(const std::string& absolute) {
  std::vector<bool> holds;
  for (const auto& part : parts_) {
    if (part.paths.has_value()) {
      const auto path = RelativeTo(part.paths->folder, absolute);
      holds.push_back(!path.empty() && Covered(part.paths->patterns, path, EntryKind::File));
    } else {
      holds.push_back(true);
    }
  }
  auto& set = sets_[holds];
  if (set == nullptr) {
    std::vector<const Layer*> layers;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (holds[i]) {
        layers.push_back(&parts_[i].layer);
      }
    }
    layers.push_back(&arguments_);
    auto rules = Resolve(catalog_, layers);
    std::erase_if(rules, [&](const ActiveRule& active) {
      const auto home = homes_.find(active.rule);
      return home != homes_.end() && std::find(own_rule_files_.begin(), own_rule_files_.end(),
                                               home->second) == own_rule_files_.end();
    });
    set = std::make_unique<const RuleSet>(std::move(rules));
  }
  return *set;
}

Config Config::Over(Layer below, const DockerfileSettings& dockerfiles) const {
  Config config(catalog_, arguments_);
  config.path_ = path_;
  config.folder_ = folder_;
  config.run_ = run_;
  config.dockerfiles_ = dockerfiles;
  config.charts_ = charts_;
  config.schemas_ = schemas_;
  config.environments_ = environments_;
  config.checklist_ = checklist_;
  config.parts_ = parts_;
  config.parts_.insert(config.parts_.begin(), {std::nullopt, std::move(below)});
  config.exclude_ = exclude_;
  config.include_ = include_;
  return config;
}

}  // namespace linter::config
