// From the tree of a settings file to a Config. What may stand in settings is one table: a name,
// where it may stand, and the function that takes its value.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>

#include "linter/config/config.h"
#include "linter/config/layer_reader.h"
#include "linter/config/place.h"
#include "linter/config/setting.h"
#include "linter/text/nearest.h"

namespace linter::config {

class Reader {
 public:
  Reader(std::span<const Rule> catalog, const ReadFile& read, Reading& reading)
      : catalog_(catalog), read_(read), config_(reading.config), mistakes_(reading.mistakes) {}

  void Run(std::string_view text, const std::string& path);

 private:
  enum class Where : std::uint8_t { File, Override, Both };
  struct Key {
    std::string_view name;
    Where where;
    void (Reader::*take)(const Setting& value, Part& part);
  };
  static const std::array<Key, 20> Keys;

  void ReadOne(std::string_view text, const std::string& path);
  void TakeEntries(const Setting& mapping, Where where, Part& part);
  void UnknownKey(const Setting& key, Where where);

  void TakeExtends(const Setting& value, Part& part);
  void TakeProfile(const Setting& value, Part& part) {
    LayerReader(catalog_, Here()).TakeProfile(value, part.layer);
  }
  void TakeSelect(const Setting& value, Part& part) {
    LayerReader(catalog_, Here()).TakeSelect(value, part.layer);
  }
  void TakeIgnore(const Setting& value, Part& part) {
    LayerReader(catalog_, Here()).TakeIgnore(value, part.layer);
  }
  void TakeSeverity(const Setting& value, Part& part) {
    LayerReader(catalog_, Here()).TakeSeverity(value, part.layer);
  }
  void TakeRules(const Setting& value, Part& part) {
    LayerReader(catalog_, Here()).TakeRules(value, part.layer);
  }
  void TakeExclude(const Setting& value, Part& part);
  void TakeInclude(const Setting& value, Part& part);
  void TakeOverrides(const Setting& value, Part& part);
  void TakePaths(const Setting& value, Part& part);
  void TakeFailOn(const Setting& value, Part& part);
  void TakeKubeVersion(const Setting& value, Part& part);
  void TakeClosedWorld(const Setting& value, Part& part);
  void TakeInlineAllow(const Setting& value, Part& part);
  void TakeCharts(const Setting& value, Part& part);
  void TakeSchemas(const Setting& value, Part& part);
  void TakeEnvironments(const Setting& value, Part& part);
  void TakeChecklist(const Setting& value, Part&) {
    ReadChecklistSettings(value, chain_.back(), Here(), config_.checklist_);
  }
  void TakeOwnRules(const Setting& value, Part& part);

  void Extend(const Setting& path);
  std::optional<Patterns> ReadPatterns(std::string_view key, const Setting& value);
  std::optional<bool> ReadBool(std::string_view key, const Setting& value);
  Complaints Here() { return {chain_.back(), mistakes_}; }

  // Files that extend each other many times over would be read again and again.
  static constexpr std::size_t MostFiles = 100;

  std::span<const Rule> catalog_;
  const ReadFile& read_;
  Config& config_;
  std::vector<Mistake>& mistakes_;
  // From the nearest file to the one that is read now.
  std::vector<std::string> chain_;
  std::size_t files_ = 0;
};

const std::array<Reader::Key, 20> Reader::Keys = {{
    {"extends", Where::File, &Reader::TakeExtends},
    {"profile", Where::Both, &Reader::TakeProfile},
    {"select", Where::Both, &Reader::TakeSelect},
    {"ignore", Where::Both, &Reader::TakeIgnore},
    {"severity", Where::Both, &Reader::TakeSeverity},
    {"rules", Where::Both, &Reader::TakeRules},
    {"exclude", Where::File, &Reader::TakeExclude},
    {"include", Where::File, &Reader::TakeInclude},
    {"overrides", Where::File, &Reader::TakeOverrides},
    {"paths", Where::Override, &Reader::TakePaths},
    {"fail-on", Where::File, &Reader::TakeFailOn},
    {"kube-version", Where::File, &Reader::TakeKubeVersion},
    {"closed-world", Where::File, &Reader::TakeClosedWorld},
    {"inline-allow", Where::File, &Reader::TakeInlineAllow},
    {"charts", Where::File, &Reader::TakeCharts},
    {"schemas", Where::File, &Reader::TakeSchemas},
    {"environments", Where::File, &Reader::TakeEnvironments},
    {"checklist", Where::File, &Reader::TakeChecklist},
    {"custom-rules", Where::File, &Reader::TakeOwnRules},
    {"rule-folders", Where::File, &Reader::TakeOwnRules},
}};

Reading Read(std::string_view text, const std::string& path, std::span<const Rule> catalog,
             const Layer& arguments, const ReadFile& read) {
  Reading reading{Config(catalog, arguments), {}};
  Reader(catalog, read, reading).Run(text, path);
  return reading;
}

void Reader::Run(std::string_view text, const std::string& path) {
  config_.path_ = path;
  config_.folder_ = FolderOf(path);
  ReadOne(text, path);
}

void Reader::ReadOne(std::string_view text, const std::string& path) {
  ++files_;
  chain_.push_back(path);
  const auto settings = ReadSettings(text, path, mistakes_);
  // What is extended comes first wherever `extends` stands, and overrides come last.
  for (const auto& [key, value] : settings.entries) {
    if (key.text == "extends" && !value.is_nothing()) {
      Part none;
      TakeExtends(value, none);
    }
  }
  const auto place = config_.parts_.size();
  config_.parts_.emplace_back();
  Part part;
  TakeEntries(settings, Where::File, part);
  config_.parts_[place] = std::move(part);
  chain_.pop_back();
}

void Reader::TakeEntries(const Setting& mapping, Where where, Part& part) {
  for (const auto& entry : mapping.entries) {
    const auto& name = entry.key;
    const auto& value = entry.value;
    const auto key = std::find_if(Keys.begin(), Keys.end(),
                                  [&](const Key& known) { return known.name == name.text; });
    if (key == Keys.end() || (key->where != where && key->where != Where::Both)) {
      UnknownKey(name, where);
    } else if (!value.is_nothing() && key->name != "extends") {
      (this->*key->take)(value, part);
    }
  }
}

void Reader::UnknownKey(const Setting& key, Where where) {
  std::vector<std::string_view> names;
  for (const auto& known : Keys) {
    if (known.name == key.text) {
      Here().Add(key, where == Where::File
                          ? fmt::format("`{}` stands in an override only", key.text)
                          : fmt::format("`{}` cannot stand in an override", key.text));
      return;
    }
    if (known.where == where || known.where == Where::Both) {
      names.push_back(known.name);
    }
  }
  const auto nearest = Nearest(key.text, names);
  Here().Add(key, nearest.has_value()
                      ? fmt::format("unknown key `{}`; did you mean `{}`?", key.text, *nearest)
                      : fmt::format("unknown key `{}`; there are `{}`", key.text,
                                    fmt::join(names, "`, `")));
}

void Reader::TakeExtends(const Setting& value, Part&) {
  for (const auto* path : Here().ReadList("extends", value)) {
    Extend(*path);
  }
}

void Reader::Extend(const Setting& path) {
  const auto target = PathFrom(path.text, FolderOf(chain_.back()));
  if (std::find(chain_.begin(), chain_.end(), target) != chain_.end()) {
    Here().Add(path, fmt::format("`{}` extends itself", path.text));
    return;
  }
  if (files_ >= MostFiles) {
    Here().Add(path, fmt::format("more than {} files are extended", MostFiles));
    return;
  }
  const auto text = read_(target);
  if (!text.has_value()) {
    Here().Add(path, fmt::format("there is no file `{}`", path.text));
  } else if (!text->has_value()) {
    Here().Add(path, fmt::format("`{}` cannot be read: {}", path.text, text->error().message));
  } else {
    ReadOne(text->value(), target);
  }
}

void Reader::TakeExclude(const Setting& value, Part&) {
  if (auto patterns = ReadPatterns("exclude", value)) {
    config_.exclude_.push_back(std::move(*patterns));
  }
}

void Reader::TakeInclude(const Setting& value, Part&) {
  if (auto patterns = ReadPatterns("include", value)) {
    config_.include_.push_back(std::move(*patterns));
  }
}

void Reader::TakeOverrides(const Setting& value, Part&) {
  if (!value.is_list()) {
    Here().Add(value, fmt::format("`overrides` takes a list, not {}", value.Describe()));
    return;
  }
  for (const auto& item : value.items) {
    if (!Here().IsMapping("overrides", item)) {
      continue;
    }
    Part part;
    TakeEntries(item, Where::Override, part);
    const auto has_paths = [](const auto& entry) { return entry.key.text == "paths"; };
    if (part.paths.has_value()) {
      config_.parts_.push_back(std::move(part));
    } else if (std::none_of(item.entries.begin(), item.entries.end(), has_paths)) {
      Here().Add(item, "this override has no `paths`");
    }
  }
}

void Reader::TakePaths(const Setting& value, Part& part) {
  part.paths = ReadPatterns("paths", value);
}

void Reader::TakeFailOn(const Setting& value, Part&) {
  const auto fail_on = value.is_scalar() ? FindFailOn(value.text) : std::nullopt;
  if (fail_on.has_value()) {
    config_.run_.fail_on = fail_on;
  } else {
    Here().Add(value, fmt::format("`fail-on` is `error`, `warning`, `info` or `never`, not {}",
                                  value.Describe()));
  }
}

void Reader::TakeKubeVersion(const Setting& value, Part&) {
  const auto versions = value.is_scalar() ? FindKubeVersions(value.text) : std::nullopt;
  if (versions.has_value()) {
    config_.run_.kube_versions = versions;
  } else {
    Here().Add(
        value,
        fmt::format("`kube-version` is a version such as `1.31`, or two as in `1.29..1.34`, not {}",
                    value.Describe()));
  }
}

void Reader::TakeClosedWorld(const Setting& value, Part&) {
  if (const auto closed = ReadBool("closed-world", value)) {
    config_.run_.closed_world = closed;
  }
}

void Reader::TakeInlineAllow(const Setting& value, Part&) {
  if (const auto allow = ReadBool("inline-allow", value)) {
    config_.run_.inline_allow = allow;
  }
}

void Reader::TakeCharts(const Setting& value, Part&) {
  if (!value.is_list()) {
    Here().Add(value, fmt::format("`charts` takes a list, not {}", value.Describe()));
    return;
  }
  for (const auto& item : value.items) {
    auto chart = ReadChart(item, FolderOf(chain_.back()), Here());
    if (!chart.path.empty()) {
      config_.charts_.push_back(std::move(chart));
    }
  }
}

void Reader::TakeSchemas(const Setting& value, Part&) {
  for (const auto* path : Here().ReadList("schemas", value)) {
    config_.schemas_.push_back(PathFrom(path->text, FolderOf(chain_.back())));
  }
}

// An environment of settings that are extended is replaced as a whole.
void Reader::TakeEnvironments(const Setting& value, Part&) {
  auto& known = config_.environments_;
  for (auto& environment : ReadEnvironments(value, chain_.back(), Here())) {
    const auto same = std::find_if(known.begin(), known.end(),
                                   [&](const auto& each) { return each.name == environment.name; });
    if (same == known.end()) {
      known.push_back(std::move(environment));
    } else {
      *same = std::move(environment);
    }
  }
}

// The rules themselves are read, with their expressions, before any settings are: their names are
// settings as well.
void Reader::TakeOwnRules(const Setting&, Part&) {
  auto& files = config_.own_rule_files_;
  if (std::find(files.begin(), files.end(), chain_.back()) == files.end()) {
    files.push_back(chain_.back());
  }
}

std::optional<Patterns> Reader::ReadPatterns(std::string_view key, const Setting& value) {
  Patterns patterns{FolderOf(chain_.back()), {}};
  for (const auto* text : Here().ReadList(key, value)) {
    if (auto pattern = PathPattern::Parse(text->text)) {
      patterns.patterns.push_back(std::move(*pattern));
    } else {
      Here().Add(*text, fmt::format("the pattern `{}` matches nothing", text->text));
    }
  }
  return patterns.patterns.empty() ? std::nullopt : std::optional(std::move(patterns));
}

std::optional<bool> Reader::ReadBool(std::string_view key, const Setting& value) {
  const auto truth = value.Bool();
  if (!truth.has_value()) {
    Here().Add(value, fmt::format("`{}` is `true` or `false`, not {}", key, value.Describe()));
  }
  return truth;
}

}  // namespace linter::config
