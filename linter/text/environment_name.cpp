// A folder counts as a whole, unless it stands where environments are listed, and then by its
// words; of the name of a file those words count that mean little else.

#include "linter/text/environment_name.h"

#include <algorithm>
#include <array>
#include <optional>

namespace linter {

struct Word {
  std::string_view word;
  std::string_view name;
  // Means an environment in the name of a file as well.
  bool unmistakable;
};

static constexpr std::array<Word, 20> Words = {{
    {"prod", "production", true},
    {"production", "production", true},
    {"prd", "production", true},
    {"live", "production", false},
    {"staging", "staging", true},
    {"stage", "staging", false},
    {"stg", "staging", true},
    {"preprod", "preprod", true},
    {"preproduction", "preprod", true},
    {"uat", "uat", true},
    {"dev", "development", false},
    {"devel", "development", false},
    {"development", "development", false},
    {"test", "test", false},
    {"testing", "test", false},
    {"qa", "qa", false},
    {"integration", "integration", false},
    {"sandbox", "sandbox", false},
    {"demo", "demo", false},
    {"local", "local", false},
}};

static const Word* Find(std::string_view word) {
  const auto* found = std::find_if(Words.begin(), Words.end(),
                                   [&](const Word& known) { return known.word == word; });
  return found == Words.end() ? nullptr : found;
}

std::string_view EnvironmentName(std::string_view word) {
  const auto* known = Find(word);
  return known == nullptr ? word : known->name;
}

enum class Which { Any, Unmistakable };

// The last of the words of a name that is one of ours; empty where none is.
static std::string_view AmongWords(std::string_view name, Which which) {
  std::string_view found;
  while (!name.empty()) {
    const auto end = name.find_first_of("-_.");
    const auto* known = Find(name.substr(0, end));
    if (known != nullptr && (which == Which::Any || known->unmistakable)) {
      found = known->name;
    }
    name = end == std::string_view::npos ? std::string_view() : name.substr(end + 1);
  }
  return found;
}

// Folders that hold one folder for each environment, and maybe other things.
static bool ListsEnvironments(std::string_view folder) {
  static constexpr std::array<std::string_view, 4> Names = {"environments", "environment", "envs",
                                                            "env"};
  return std::find(Names.begin(), Names.end(), folder) != Names.end();
}

static bool HoldsOverlays(std::string_view folder) {
  return folder == "overlays" || folder == "overlay" || folder == "clusters";
}

// What environments share stands among them.
static bool IsShared(std::string_view folder) {
  static constexpr std::array<std::string_view, 8> Names = {
      "base", "bases", "common", "shared", "default", "defaults", "all", "global"};
  while (folder.starts_with('_') || folder.starts_with('.')) {
    folder.remove_prefix(1);
  }
  return std::find(Names.begin(), Names.end(), folder) != Names.end();
}

static std::string_view OfFolder(std::string_view folder, std::string_view above) {
  if (const auto* known = Find(folder)) {
    return known->name;
  }
  const bool listed = ListsEnvironments(above);
  if (!listed && !HoldsOverlays(above)) {
    return {};
  }
  const auto name = AmongWords(folder, Which::Any);
  return !name.empty() ? name : listed && !IsShared(folder) ? folder : std::string_view();
}

std::string EnvironmentOfPath(std::string_view path) {
  std::string_view found;
  std::string_view above;
  while (!path.empty()) {
    const auto slash = path.find('/');
    if (slash == std::string_view::npos) {
      const auto environment = AmongWords(path, Which::Unmistakable);
      found = environment.empty() ? found : environment;
      break;
    }
    const auto folder = path.substr(0, slash);
    const auto environment = OfFolder(folder, above);
    found = environment.empty() ? found : environment;
    above = folder;
    path.remove_prefix(slash + 1);
  }
  return std::string(found);
}

std::string EnvironmentOfValues(std::string_view path) {
  const bool yaml = path.ends_with(".yaml") || path.ends_with(".yml");
  const auto slash = path.rfind('/');
  const auto file = path.substr(slash == std::string_view::npos ? 0 : slash + 1);
  const auto folder = slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
  const auto stem = file.substr(0, file.rfind('.'));
  const auto environment = AmongWords(stem, Which::Any);
  if (!yaml) {
    return {};
  }
  if (folder.empty()) {
    const bool named = stem.find("values") != std::string_view::npos || Find(stem) != nullptr;
    return std::string(named ? environment : std::string_view());
  }
  if (folder == "values" || folder == "config" || ListsEnvironments(folder)) {
    return std::string(environment);
  }
  const auto parent = folder.substr(0, folder.find('/'));
  const bool one_below = folder.find('/', parent.size() + 1) == std::string_view::npos;
  if (stem == "values" && ListsEnvironments(parent) && one_below && folder.size() > parent.size()) {
    return std::string(OfFolder(folder.substr(parent.size() + 1), parent));
  }
  return {};
}

}  // namespace linter
