#include "linter/config/config.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "linter/config/place.h"

namespace linter::config {

std::optional<FailOn> FindFailOn(std::string_view name) {
  constexpr std::array<std::string_view, 4> Names = {"info", "warning", "error", "never"};
  for (std::size_t i = 0; i < Names.size(); ++i) {
    if (Names[i] == name) {
      return static_cast<FailOn>(i);
    }
  }
  return std::nullopt;
}

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
    set = std::make_unique<const RuleSet>(Resolve(catalog_, layers));
  }
  return *set;
}

ConfigTree::ConfigTree(std::span<const Rule> catalog, Layer arguments, ReadFile read)
    : catalog_(catalog), arguments_(std::move(arguments)), read_(std::move(read)) {}

Config& ConfigTree::ForFile(const std::string& absolute) {
  return ForFolder(FolderOf(absolute));
}

Config& ConfigTree::ForFolder(const std::string& absolute) {
  if (pinned_ != nullptr) {
    return *pinned_;
  }
  const auto known = configs_.find(absolute);
  if (known != configs_.end()) {
    return *known->second;
  }
  std::shared_ptr<Config> config;
  for (const auto* name : {".shoal.yaml", ".shoal.yml"}) {
    const auto path = PathFrom(name, absolute);
    if (config == nullptr) {
      if (const auto text = read_(path)) {
        config = Load(path, *text);
      }
    }
  }
  if (config == nullptr && absolute.size() > 1) {
    ForFolder(FolderOf(absolute));
    config = configs_.at(FolderOf(absolute));
  } else if (config == nullptr) {
    config = std::make_shared<Config>(catalog_, arguments_);
  }
  return *configs_.emplace(absolute, std::move(config)).first->second;
}

void ConfigTree::Pin(const std::string& path) {
  if (path.empty()) {
    pinned_ = std::make_shared<Config>(catalog_, arguments_);
    return;
  }
  const auto text = read_(path);
  pinned_ = Load(path, text.has_value() ? *text : Error{"there is no such file"});
}

std::shared_ptr<Config> ConfigTree::Load(const std::string& path,
                                         const Expected<std::string>& text) {
  if (!text) {
    mistakes_.push_back({path, {}, fmt::format("cannot be read: {}", text.error().message)});
    return std::make_shared<Config>(catalog_, arguments_);
  }
  auto reading = Read(*text, path, catalog_, arguments_, read_);
  mistakes_.insert(mistakes_.end(), reading.mistakes.begin(), reading.mistakes.end());
  return std::make_shared<Config>(std::move(reading.config));
}

}  // namespace linter::config
