// Which settings hold for a file: found from its folder upwards, each file read once.

#include <fmt/format.h>

#include "linter/config/config.h"
#include "linter/config/hadolint.h"
#include "linter/config/place.h"

namespace linter::config {

ConfigTree::ConfigTree(std::span<const Rule> catalog, Layer arguments, ReadFile read,
                       RuleHomes homes)
    : catalog_(catalog),
      arguments_(std::move(arguments)),
      read_(std::move(read)),
      homes_(std::move(homes)) {}

// What holds without settings.
std::shared_ptr<Config> ConfigTree::Nothing() const {
  auto config = std::make_shared<Config>(catalog_, arguments_);
  config->Limit(homes_);
  return config;
}

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
    config = Nothing();
  }
  return *configs_.emplace(absolute, std::move(config)).first->second;
}

// Settings of ours shut out what is above their folder.
std::shared_ptr<const ConfigTree::Hadolint> ConfigTree::HadolintFor(const std::string& folder) {
  const auto known = hadolint_.find(folder);
  if (known != hadolint_.end()) {
    return known->second;
  }
  std::shared_ptr<const Hadolint> hadolint;
  for (const auto* name : {".hadolint.yaml", ".hadolint.yml"}) {
    const auto path = PathFrom(name, folder);
    if (hadolint == nullptr) {
      if (const auto text = read_(path)) {
        hadolint = LoadHadolint(path, *text);
      }
    }
  }
  const auto& ours = ForFolder(folder).path();
  if (hadolint == nullptr && folder.size() > 1 && (ours.empty() || FolderOf(ours) != folder)) {
    hadolint = HadolintFor(FolderOf(folder));
  }
  return hadolint_.emplace(folder, std::move(hadolint)).first->second;
}

Config& ConfigTree::ForDockerfile(const std::string& absolute) {
  auto& ours = ForFile(absolute);
  if (pinned_ != nullptr) {
    return ours;
  }
  const auto hadolint = HadolintFor(FolderOf(absolute));
  if (hadolint == nullptr) {
    return ours;
  }
  auto& both = dockerfiles_[{&ours, hadolint.get()}];
  if (both == nullptr) {
    both = std::make_shared<Config>(ours.Over(hadolint->layer, hadolint->dockerfiles));
  }
  return *both;
}

void ConfigTree::Pin(const std::string& path) {
  if (path.empty()) {
    pinned_ = Nothing();
    return;
  }
  const auto text = read_(path);
  pinned_ = Load(path, text.has_value() ? *text : Error{"there is no such file"});
}

std::shared_ptr<Config> ConfigTree::Load(const std::string& path,
                                         const Expected<std::string>& text) {
  if (!text) {
    mistakes_.push_back({path, {}, fmt::format("cannot be read: {}", text.error().message)});
    return Nothing();
  }
  auto reading = Read(*text, path, catalog_, arguments_, read_);
  const auto& own = reading.config.own_rule_files();
  own_rule_files_.insert(own.begin(), own.end());
  mistakes_.insert(mistakes_.end(), reading.mistakes.begin(), reading.mistakes.end());
  reading.config.Limit(homes_);
  return std::make_shared<Config>(std::move(reading.config));
}

std::shared_ptr<const ConfigTree::Hadolint> ConfigTree::LoadHadolint(
    const std::string& path, const Expected<std::string>& text) {
  if (!text) {
    mistakes_.push_back({path, {}, fmt::format("cannot be read: {}", text.error().message)});
    return std::make_shared<Hadolint>();
  }
  const auto file = ReadHadolint(*text, path, catalog_, mistakes_);
  return std::make_shared<Hadolint>(Hadolint{
      LayerOf(catalog_, file), {.fail_on = file.fail_on, .heeds_pragmas = file.heeds_pragmas}});
}

}  // namespace linter::config
