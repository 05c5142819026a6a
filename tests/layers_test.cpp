// The shape of the source: who may include whom, names that are forbidden, sizes. The table is the
// one of linter/README.md.

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace linter::tests {

namespace fs = std::filesystem;

using Folders = std::set<std::string>;

static const std::map<std::string, Folders>& Allowed() {
  static const std::map<std::string, Folders> table = {
      {"text", {}},
      {"yaml", {"text"}},
      {"docker", {"text"}},
      {"check", {"text"}},
      {"gotemplate", {"text"}},
      {"promql", {"text"}},
      {"helm", {"gotemplate", "yaml", "text"}},
      {"kustomize", {"gotemplate", "helm", "yaml", "text"}},
      {"k8s", {"yaml", "text"}},
      {"custom", {"check", "k8s", "yaml", "text"}},
      {"schema", {"yaml", "text"}},
      {"compare", {"k8s", "yaml", "text"}},
      {"readiness", {"check", "custom", "k8s", "yaml", "text"}},
      {"images", {"docker", "k8s", "yaml", "text"}},
      {"engine",
       {"check", "docker", "helm", "images", "k8s", "kustomize", "schema", "yaml", "text"}},
      {"files", {"text"}},
      {"config", {"check", "text"}},
      {"output", {"check", "text"}},
      {"rules",
       {"check", "docker", "helm", "images", "k8s", "kustomize", "promql", "schema", "yaml",
        "text"}},
      {"workspace",
       {"check", "compare", "config", "custom", "engine", "files", "helm", "k8s", "kustomize",
        "output", "readiness", "schema", "text", "yaml"}},
      {"lsp",
       {"check", "config", "docker", "engine", "files", "gotemplate", "helm", "k8s", "output",
        "schema", "text", "workspace", "yaml"}},
      {"cli", {"check",      "compare", "config", "custom",    "docker",    "engine", "files",
               "gotemplate", "helm",    "images", "k8s",       "kustomize", "lsp",    "output",
               "readiness",  "schema",  "text",   "workspace", "yaml",      "rules"}},
  };
  return table;
}

struct Source {
  fs::path path;
  // Relative to the source tree, with forward slashes.
  std::string name;
  // `yaml`, `rules`, …
  std::string folder;
  std::vector<std::string> lines;
};

static std::vector<Source> Sources() {
  std::vector<Source> sources;
  const fs::path root = SHOAL_SOURCE;
  for (const auto* top : {"linter", "rules", "tests"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
      const auto extension = entry.path().extension();
      if (extension != ".cpp" && extension != ".h") {
        continue;
      }
      Source source{entry.path(), fs::relative(entry.path(), root).generic_string(), top, {}};
      if (source.folder == "linter") {
        source.folder = source.name.substr(7, source.name.find('/', 7) - 7);
      }
      std::ifstream file(entry.path());
      for (std::string line; std::getline(file, line);) {
        source.lines.push_back(line);
      }
      sources.push_back(std::move(source));
    }
  }
  return sources;
}

TEST(Layers, IncludesPointDown) {
  static const RE2 include(R"re(#include "(?:linter/)?(\w+)/.*")re");
  for (const auto& source : Sources()) {
    if (source.folder == "tests") {
      continue;
    }
    ASSERT_TRUE(Allowed().contains(source.folder)) << source.name << " is in no known folder";
    for (const auto& line : source.lines) {
      std::string target;
      if (!RE2::FullMatch(line, include, &target)) {
        continue;
      }
      EXPECT_TRUE(target == source.folder || Allowed().at(source.folder).contains(target))
          << source.name << ": " << line;
      const bool catalog = line.find("rules/catalog.h") != std::string::npos;
      EXPECT_FALSE(catalog && source.folder != "cli") << source.name << " names the catalog";
    }
  }
}

// Types of these libraries stay where the library is spoken.
TEST(Layers, LibrariesStayInTheirFolders) {
  static const std::map<std::string, Folders> homes = {
      {"<tree_sitter", {"docker", "yaml"}},
      {"<yaml-cpp", {"config"}},
      {"<nlohmann", {"compare", "lsp", "output", "readiness"}},
      {"<CLI", {"cli"}},
      {"<fstream>", {"files"}},
      {"<iostream>", {"cli"}},
      {"<filesystem>", {"files", "cli"}},
  };
  for (const auto& source : Sources()) {
    for (const auto& line : source.lines) {
      for (const auto& [header, folders] : homes) {
        const bool named = line.starts_with("#include " + header);
        EXPECT_FALSE(named && source.folder != "tests" && !folders.contains(source.folder))
            << source.name << ": " << line;
      }
    }
  }
}

TEST(Layers, FilesAreShort) {
  constexpr std::size_t Most = 500;
  for (const auto& source : Sources()) {
    EXPECT_LE(source.lines.size(), Most) << source.name;
    const bool rule = source.folder == "rules";
    constexpr std::size_t MostOfRule = 130;
    EXPECT_FALSE(rule && source.lines.size() > MostOfRule) << source.name;
  }
}

TEST(Layers, ForbiddenNamesAreAbsent) {
  static const RE2 path("(^|/)(utils?|helpers?|common|misc|base)(/|\\.|_)");
  static const RE2 type(R"(^(class|struct) \w*(Manager|Helper|Processor|Handler|Impl)\b)");
  static const RE2 statement(R"(^\s*using namespace\b|(^|[^.\w])exit\(|^#define\b)");
  for (const auto& source : Sources()) {
    EXPECT_FALSE(RE2::PartialMatch(source.name, path)) << source.name;
    for (const auto& line : source.lines) {
      EXPECT_FALSE(RE2::PartialMatch(line, type)) << source.name << ": " << line;
      EXPECT_FALSE(RE2::PartialMatch(line, statement)) << source.name << ": " << line;
    }
  }
}

// A rule sees views: no text, no file, no environment.
TEST(Layers, RulesSeeViewsOnly) {
  for (const auto& source : Sources()) {
    if (source.folder != "rules") {
      continue;
    }
    for (const auto& line : source.lines) {
      for (const auto* header : {"text/source_file.h", "text/line_index.h", "<cstdlib>"}) {
        EXPECT_EQ(line.find(header), std::string::npos) << source.name << ": " << line;
      }
    }
  }
}

}  // namespace linter::tests
