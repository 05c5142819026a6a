// Values, objects, functions and named templates in the actions of a chart's templates.

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "linter/helm/functions.h"
#include "linter/helm/parsed_template.h"
#include "linter/lsp/completion.h"
#include "linter/lsp/template_action.h"
#include "linter/yaml/document.h"

namespace linter::lsp {

static bool IsPart(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9') || byte == '_';
}

static std::vector<std::string> PartsOf(std::string_view path) {
  std::vector<std::string> parts;
  for (auto dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.')) {
    parts.emplace_back(path.substr(0, dot));
    path.remove_prefix(dot + 1);
  }
  parts.emplace_back(path);
  return parts;
}

static std::string Shown(const yaml::Node& node) {
  constexpr std::size_t Most = 60;
  if (!node.is_scalar()) {
    return node.is_mapping() ? "map" : "list";
  }
  const auto text = node.text();
  return text.empty() ? "\"\"" : std::string(text.substr(0, Most));
}

static bool CanBeWritten(std::string_view key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), IsPart);
}

// What `values.yaml` has below a path.
static void AddWritten(const SourceFile& source, const std::vector<std::string>& parents,
                       std::map<std::string, Suggestion>& into) {
  const auto stream = yaml::Parse(source);
  auto node = stream.documents.empty() ? std::nullopt : stream.documents.front().root();
  for (const auto& key : parents) {
    node = node && node->is_mapping() ? node->Find(key) : std::nullopt;
  }
  if (!node || !node->is_mapping()) {
    return;
  }
  for (const auto& entry : node->Entries()) {
    const std::string key(entry.key.is_scalar() ? entry.key.text() : "");
    if (CanBeWritten(key)) {
      into[key] = {.label = key, .kind = SuggestionKind::Field, .detail = Shown(entry.value)};
    }
  }
}

// What the schema of the values has; JSON is YAML.
static void AddFromSchema(const SourceFile& source, const std::vector<std::string>& parents,
                          std::map<std::string, Suggestion>& into) {
  const auto stream = yaml::Parse(source);
  if (stream.documents.empty() || !stream.documents.front().root()) {
    return;
  }
  auto place = yaml::Slot(*stream.documents.front().root());
  for (const auto& key : parents) {
    place = place["properties"][key];
  }
  for (const auto& member : place["properties"].Members()) {
    if (!CanBeWritten(member.key)) {
      continue;
    }
    const auto type = member.value["type"].String().value_or("");
    auto& suggestion = into[std::string(member.key)];
    suggestion.label = member.key;
    suggestion.kind = SuggestionKind::Field;
    if (suggestion.detail.empty()) {
      suggestion.detail = type;
    }
    suggestion.documentation = member.value["description"].String().value_or("");
  }
}

static void AddValues(const ChartBuffers& chart, const std::vector<std::string>& parents,
                      Suggestions& into) {
  std::map<std::string, Suggestion> found;
  if (const auto* values = chart.Find("values.yaml")) {
    AddWritten(*values, parents, found);
  }
  if (const auto* schema = chart.Find("values.schema.json")) {
    AddFromSchema(*schema, parents, found);
  }
  for (auto& [key, suggestion] : found) {
    into.items.push_back(std::move(suggestion));
  }
}

static std::span<const std::string_view> MembersOf(std::string_view object) {
  static constexpr std::array<std::string_view, 6> Root = {"Values",       "Release", "Chart",
                                                           "Capabilities", "Files",   "Template"};
  static constexpr std::array<std::string_view, 6> Release = {"Name",      "Namespace", "Service",
                                                              "IsInstall", "IsUpgrade", "Revision"};
  static constexpr std::array<std::string_view, 10> Chart = {
      "Name", "Version",     "AppVersion", "Description", "Home",
      "Icon", "KubeVersion", "Type",       "Keywords",    "Annotations"};
  static constexpr std::array<std::string_view, 3> Capabilities = {"APIVersions", "KubeVersion",
                                                                   "HelmVersion"};
  static constexpr std::array<std::string_view, 6> Files = {"Get",      "GetBytes",  "Glob",
                                                            "AsConfig", "AsSecrets", "Lines"};
  static constexpr std::array<std::string_view, 2> Template = {"Name", "BasePath"};
  return object.empty()             ? std::span<const std::string_view>(Root)
         : object == "Release"      ? Release
         : object == "Chart"        ? Chart
         : object == "Capabilities" ? Capabilities
         : object == "Files"        ? Files
         : object == "Template"     ? Template
                                    : std::span<const std::string_view>();
}

static void AddFunctions(Suggestions& into) {
  std::map<std::string_view, std::string_view> names;
  const auto add = [&](std::span<const gotemplate::Function> table, std::string_view from) {
    for (const auto& function : table) {
      names.try_emplace(function.name, from);
    }
  };
  add(helm::HelmFunctions(), "Helm");
  add(gotemplate::Builtins(), "Go");
  for (const auto table :
       {&helm::StringFunctions, &helm::TextFunctions, &helm::CaseFunctions, &helm::ListFunctions,
        &helm::DictFunctions, &helm::MathFunctions, &helm::DefaultFunctions, &helm::RegexFunctions,
        &helm::EncodingFunctions, &helm::PathFunctions, &helm::VersionFunctions,
        &helm::DateFunctions, &helm::HashFunctions, &helm::KeyFunctions, &helm::RandomFunctions,
        &helm::UrlFunctions}) {
    add(table(), "Sprig");
  }
  for (const auto& [name, from] : names) {
    into.items.push_back({.label = std::string(name),
                          .kind = SuggestionKind::Function,
                          .detail = std::string(from)});
  }
  for (const char* word : {"if", "else", "end", "range", "with", "define", "template", "block"}) {
    into.items.push_back({.label = word, .kind = SuggestionKind::Keyword});
  }
}

// In the quotes behind `include`, which may have no end yet.
static std::optional<Suggestions> CompleteName(std::string_view text, std::size_t begin,
                                               std::size_t offset, const ChartBuffers& chart) {
  const auto written = text.substr(begin, offset - begin);
  if (std::count(written.begin(), written.end(), '"') % 2 == 0) {
    return std::nullopt;
  }
  const auto quote = begin + written.rfind('"');
  auto before = text.substr(begin, quote - begin);
  before = before.substr(0, before.find_last_not_of(" \t") + 1);
  auto end = text.find_first_of("\"\n}", offset);
  end = end == std::string_view::npos || text[end] != '"' ? offset : end;
  Suggestions result{
      .replaced = {{}, static_cast<std::uint32_t>(quote + 1), static_cast<std::uint32_t>(end)}};
  if (!before.ends_with("include") && !before.ends_with("template")) {
    return result;
  }
  std::set<std::string> names;
  for (const auto& file : chart.files) {
    if (!helm::IsTemplatePath(file.path)) {
      continue;
    }
    for (auto& defined : DefinedNames(*file.source)) {
      if (names.insert(defined.name).second) {
        result.items.push_back({.label = std::move(defined.name),
                                .kind = SuggestionKind::Module,
                                .detail = file.path});
      }
    }
  }
  return result;
}

std::optional<Suggestions> CompleteTemplate(std::string_view text, std::uint32_t offset,
                                            const ChartBuffers& chart) {
  const auto action = ActionAt(text, offset);
  if (!action) {
    return std::nullopt;
  }
  if (auto names = CompleteName(text, action->begin, offset, chart)) {
    return names;
  }
  std::size_t begin = offset;
  while (begin > action->begin + 2 &&
         (IsPart(text[begin - 1]) || text[begin - 1] == '.' || text[begin - 1] == '$')) {
    --begin;
  }
  std::size_t end = offset;
  while (end < text.size() && IsPart(text[end])) {
    ++end;
  }
  auto path = text.substr(begin, offset - begin);
  const auto last = path.rfind('.');
  const auto word = last == std::string_view::npos ? begin : begin + last + 1;
  Suggestions result{
      .replaced = {{}, static_cast<std::uint32_t>(word), static_cast<std::uint32_t>(end)}};
  if (last == std::string_view::npos) {
    if (!path.starts_with('$')) {
      AddFunctions(result);
    }
    return result;
  }
  if (path.starts_with('$')) {
    path.remove_prefix(1);
  }
  if (!path.starts_with('.')) {
    return result;
  }
  auto parents = PartsOf(path.substr(1));
  parents.pop_back();
  if (!parents.empty() && parents.front() == "Values") {
    parents.erase(parents.begin());
    AddValues(chart, parents, result);
    return result;
  }
  for (const auto member :
       parents.size() > 1 ? std::span<const std::string_view>()
                          : MembersOf(parents.empty() ? std::string_view() : parents.front())) {
    result.items.push_back({.label = std::string(member), .kind = SuggestionKind::Field});
  }
  return result;
}

}  // namespace linter::lsp
