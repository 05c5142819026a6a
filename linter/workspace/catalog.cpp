// Rules that settings define are read before anything else: their names may stand in the settings
// themselves, and on the command line.

#include "linter/workspace/catalog.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "linter/config/config.h"
#include "linter/config/mistake.h"
#include "linter/config/place.h"
#include "linter/files/bytes.h"
#include "linter/files/discover.h"
#include "linter/files/repository.h"
#include "linter/text/line_index.h"

namespace linter::workspace {

constexpr std::size_t MostBytes = 1U << 20U;

std::string OwnRules::Describe(const Span& span, const std::string& message) const {
  const auto& file = files[static_cast<std::size_t>(span.file)];
  const auto position = LineIndex(file.text).At(span.begin, ColumnUnit::CodePoint);
  return config::Describe({files::ShownPath(file.path, files::WorkingFolder()), position, message});
}

void OwnRules::Tell(const Span& span, const std::string& message) {
  complain(Describe(span, message));
  flawed = true;
}

void OwnRules::ReadFile(const std::string& path) {
  auto text = files::ReadIfThere(path, MostBytes);
  if (!text || !*text) {
    complain(fmt::format("{}: {}", path, text ? text->error().message : "there is no such file"));
    flawed = true;
    return;
  }
  auto& file = files.emplace_back(SourceFile{FileId(files.size()), path, std::move(**text)});
  auto read = custom::ReadRuleFile(file);
  for (const auto& flaw : read.flaws) {
    Tell(flaw.span, flaw.message);
  }
  std::move(read.rules.begin(), read.rules.end(), std::back_inserter(rules));
  for (const auto& folder : read.folders) {
    const auto before = files.size();
    ReadFolder(config::PathFrom(folder.path, config::FolderOf(path)));
    if (files.size() == before && !flawed) {
      Tell(folder.span, fmt::format("there are no rules in the folder `{}`", folder.path));
    }
  }
}

void OwnRules::ReadFolder(const std::string& path) {
  const auto found =
      files::Discover({.paths = {path}, .git_ignore = files::GitIgnore::Unheeded, .excluded = {}});
  for (const auto& candidate : found.candidates) {
    const auto& name = candidate.absolute;
    const bool known = std::any_of(files.begin(), files.end(),
                                   [&](const SourceFile& file) { return file.path == name; });
    if (!known && (name.ends_with(".yaml") || name.ends_with(".yml"))) {
      ReadFile(name);
    }
  }
}

void OwnRules::CheckIds(std::span<const Rule> built_in) {
  std::set<std::string_view> ids = {"default", "production", "pss-baseline", "pss-restricted",
                                    "all"};
  for (const auto& rule : built_in) {
    ids.insert(rule.id);
    ids.insert(rule.category);
  }
  for (const auto& rule : rules) {
    if (!ids.insert(rule->id).second) {
      Tell(rule->id_span, fmt::format("there is a `{}` already", rule->id));
    }
  }
}

// What else is wrong with settings is told when they are read with all rules known.
std::set<std::string> FindOwnRuleFiles(std::span<const Rule> built_in, const Request& request) {
  config::ConfigTree tree(
      built_in, {}, [](const std::string& path) { return files::ReadIfThere(path, MostBytes); });
  if (request.isolated) {
    return {};
  }
  if (request.config) {
    tree.Pin(files::Absolute(*request.config));
    return tree.own_rule_files();
  }
  tree.ForFolder(request.folder.empty() ? files::WorkingFolder() : request.folder);
  for (const auto& path : request.paths) {
    if (path != "-") {
      tree.ForFolder(files::Absolute(path));
    }
  }
  return tree.own_rule_files();
}

std::shared_ptr<const Catalog> Catalog::Load(std::span<const Rule> built_in, const Request& request,
                                             const std::set<std::string>& further) {
  auto catalog = std::make_shared<Catalog>();
  catalog->settings_ = FindOwnRuleFiles(built_in, request);
  catalog->settings_.insert(further.begin(), further.end());
  auto& own = catalog->own_rules_;
  own.complain = request.complain;
  std::vector<std::string> homes;
  for (const auto& path : catalog->settings_) {
    own.ReadFile(path);
    homes.resize(own.rules.size(), path);
  }
  own.CheckIds(built_in);
  if (own.flawed) {
    return nullptr;
  }
  own.rules.insert(own.rules.end(), request.further_rules.begin(), request.further_rules.end());
  // Others keep addresses of rules: they stay where they are.
  catalog->rules_.reserve(built_in.size() + own.rules.size());
  catalog->rules_.assign(built_in.begin(), built_in.end());
  for (std::size_t i = 0; i < own.rules.size(); ++i) {
    const auto* source = own.rules[i].get();
    const auto* known = &catalog->rules_.emplace_back(source->AsRule());
    catalog->sources_[known] = source;
    if (i < homes.size()) {
      catalog->homes_[known] = homes[i];
    }
    catalog->own_[known] = [source](const k8s::Object& object, Report& report) {
      source->Check(object, report);
    };
  }
  return catalog;
}

output::Example Catalog::ExampleOf(const Rule& rule) const {
  output::Example example;
  const auto source = sources_.find(&rule);
  if (source == sources_.end()) {
    return example;
  }
  for (const auto& fixture : source->second->fixtures) {
    auto& text = fixture.expects == custom::Fixture::Expects::Finding ? example.bad : example.good;
    if (text.empty()) {
      text = fixture.text;
    }
  }
  return example;
}

}  // namespace linter::workspace
