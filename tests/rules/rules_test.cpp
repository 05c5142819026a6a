// Walks the catalog and testdata/rules: there is no test file per rule. A fixture says in marker
// lines what is found in it; `UPDATE_GOLDEN=1` rewrites the markers and the fixed files.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>

#include "linter/docker/dockerfile.h"
#include "linter/engine/run.h"
#include "linter/text/edit.h"
#include "linter/text/line_index.h"
#include "linter/yaml/document.h"
#include "tests/fixture/chart_fixture.h"
#include "tests/fixture/fixture.h"
#include "tests/fixture/lint.h"
#include "tests/fixture/overlay_fixture.h"

namespace linter::tests {

namespace fs = std::filesystem;

static bool Updating() {
  return std::getenv("UPDATE_GOLDEN") != nullptr;
}

static void WriteFile(const fs::path& path, std::string_view text) {
  std::ofstream(path, std::ios::binary) << text;
}

// The settings of a case: `bad-<case>.config.yaml` with `closed-world` and `options`.
// A case of a rule about Dockerfiles ends in `.dockerfile`, and `bad-<case>.dockerignore` may stand
// beside it.
struct CaseSettings {
  RuleSet rules;
  k8s::World world = k8s::World::Open;
  engine::Language language = engine::Language::Yaml;
  std::optional<std::string> ignore_file = {};
};

static Linted LintCase(std::string_view text, const CaseSettings& settings) {
  return settings.language == engine::Language::Dockerfile
             ? LintDockerfile(text, settings.rules, settings.ignore_file)
             : Lint(text, settings.rules, settings.world);
}

static std::vector<Problem> ProblemsOf(const SourceFile& source, const CaseSettings& settings) {
  return settings.language == engine::Language::Dockerfile ? docker::Parse(source).problems
                                                           : yaml::Parse(source).problems;
}

static OptionValue ReadOption(const yaml::Slot& slot, const OptionValue& fallback) {
  if (std::holds_alternative<bool>(fallback)) {
    return slot.Bool().value_or(false);
  }
  if (std::holds_alternative<std::int64_t>(fallback)) {
    return slot.Int().value_or(0);
  }
  if (std::holds_alternative<std::string>(fallback)) {
    return std::string(slot.Text().value_or(""));
  }
  std::vector<std::string> items;
  for (const auto& item : slot.Items()) {
    items.emplace_back(item.Text().value_or(""));
  }
  return items;
}

static CaseSettings ReadSettings(const Rule& rule, const fs::path& fixture) {
  CaseSettings settings;
  ActiveRule active{.rule = &rule};
  auto path = fixture;
  if (path.extension() == ".dockerfile") {
    settings.language = engine::Language::Dockerfile;
    const auto ignore_file = path.replace_extension(".dockerignore");
    if (fs::exists(ignore_file)) {
      settings.ignore_file = ReadFile(ignore_file);
    }
  }
  path.replace_extension(".config.yaml");
  if (fs::exists(path)) {
    const SourceFile source{FileId{0}, path.string(), ReadFile(path)};
    const auto stream = yaml::Parse(source);
    const yaml::Slot root(*stream.documents.at(0).root());
    if (root["closed-world"].Bool() == true) {
      settings.world = k8s::World::Closed;
    }
    for (const auto& option : rule.options) {
      const auto slot = root["options"][option.name];
      if (slot.present()) {
        active.settings.options[std::string(option.name)] = ReadOption(slot, option.fallback);
      }
    }
  }
  settings.rules.push_back(std::move(active));
  return settings;
}

static Expectation ToExpectation(const Diagnostic& finding, const LineIndex& lines) {
  const auto begin = lines.At(finding.span.begin, ColumnUnit::Byte);
  const auto end = lines.At(finding.span.end, ColumnUnit::Byte);
  Expectation seen{begin.line, begin.column, end.column, std::string(finding.rule->id),
                   finding.message};
  if (begin.line != end.line || begin == end) {
    seen.column = 0;
    seen.end_column = 0;
  }
  return seen;
}

static std::string Show(const Expectation& each) {
  return fmt::format("{}:{}-{} {}: {}", each.line, each.column, each.end_column, each.rule,
                     each.message);
}

// A `#~` marker does not state columns.
static bool Meets(const Expectation& wanted, const Expectation& seen) {
  const bool columns =
      wanted.column == 0 || (wanted.column == seen.column && wanted.end_column == seen.end_column);
  return wanted.line == seen.line && columns && wanted.rule == seen.rule &&
         wanted.message == seen.message;
}

static void Compare(const fs::path& path, const Fixture& fixture, const Linted& linted) {
  const LineIndex lines(linted.source.text);
  std::vector<Expectation> seen;
  for (const auto& finding : linted.findings) {
    seen.push_back(ToExpectation(finding, lines));
  }
  if (Updating()) {
    WriteFile(path, WriteFixture(fixture.text, seen));
    return;
  }
  auto wanted = fixture.expectations;
  for (const auto& each : seen) {
    const auto met = std::find_if(wanted.begin(), wanted.end(),
                                  [&](const Expectation& other) { return Meets(other, each); });
    if (met == wanted.end()) {
      ADD_FAILURE() << path << ": not expected: " << Show(each);
    } else {
      wanted.erase(met);
    }
  }
  for (const auto& each : wanted) {
    ADD_FAILURE() << path << ": not found: " << Show(each);
  }
}

// Applies the first fix of each finding, those that overlap in later rounds, until nothing changes.
static std::string FixAll(std::string text, const CaseSettings& settings) {
  constexpr int MostRounds = 20;
  for (int round = 0; round < MostRounds; ++round) {
    const auto linted = LintCase(text, settings);
    std::vector<Edit> edits;
    for (const auto& finding : linted.findings) {
      if (finding.fixes.empty()) {
        continue;
      }
      const auto& fix = finding.fixes.front().edits;
      const bool overlaps = std::any_of(fix.begin(), fix.end(), [&](const Edit& edit) {
        return std::any_of(edits.begin(), edits.end(), [&](const Edit& other) {
          return edit.span.begin <= other.span.end && other.span.begin <= edit.span.end;
        });
      });
      if (!overlaps) {
        edits.insert(edits.end(), fix.begin(), fix.end());
      }
    }
    if (edits.empty()) {
      return text;
    }
    text = Apply(text, edits);
  }
  ADD_FAILURE() << "fixes never come to rest";
  return text;
}

static void CheckFixed(const fs::path& bad, const Fixture& fixture, const CaseSettings& settings,
                       const Rule& rule) {
  auto name = bad.filename().string();
  name.replace(0, 3, "fixed");
  const auto path = bad.parent_path() / name;
  const auto fixed = FixAll(fixture.text, settings);
  if (fixed == fixture.text) {
    EXPECT_FALSE(fs::exists(path)) << path << " exists, but no fix is offered";
    return;
  }
  EXPECT_NE(rule.fix, FixKind::None) << rule.id << " offers a fix but says that it has none";
  const SourceFile source{FileId{0}, path.string(), fixed};
  EXPECT_TRUE(ProblemsOf(source, settings).empty()) << path << " does not parse:\n" << fixed;
  if (Updating()) {
    WriteFile(path, fixed);
  }
  EXPECT_EQ(ReadFile(path), fixed) << path;
}

// A folder is a chart, or, for rules about kustomizations, overlays, or, for rules about what files
// say of each other, several files.
static LintedFiles LintFolder(const std::map<std::string, std::string>& texts,
                              const CaseSettings& settings) {
  const auto& check = settings.rules.front().rule->check;
  if (std::holds_alternative<CheckOf<kustomize::KustomizationView>>(check)) {
    return LintOverlays(texts, settings.rules);
  }
  // A rule about objects may look at where these stand.
  const bool linked =
      std::holds_alternative<CheckOf<images::ImageLink>>(check) ||
      (std::holds_alternative<CheckOf<k8s::Object>>(check) && !texts.contains("Chart.yaml"));
  return linked ? LintFiles(texts, settings.rules, settings.world)
                : LintChart(texts, settings.rules, settings.world);
}

// What was found in one file of a chart, as if it stood alone.
static Linted PartOf(const LintedFiles& chart, const std::string& path) {
  Linted part;
  for (const auto& source : chart.sources) {
    if (source.path == path) {
      part.source = source;
    }
  }
  for (const auto& finding : chart.findings) {
    if (finding.span.file == part.source.id) {
      part.findings.push_back(finding);
    }
  }
  return part;
}

static std::map<std::string, std::string> FixAllOfChart(std::map<std::string, std::string> texts,
                                                        const CaseSettings& settings) {
  const auto linted = LintFolder(texts, settings);
  std::map<FileId, std::vector<Edit>> edits;
  for (const auto& finding : linted.findings) {
    if (!finding.fixes.empty()) {
      for (const auto& edit : finding.fixes.front().edits) {
        edits[edit.span.file].push_back(edit);
      }
    }
  }
  for (const auto& [file, of_file] : edits) {
    const auto& source = linted.sources[static_cast<std::size_t>(file)];
    texts[source.path] = Apply(source.text, of_file);
  }
  return texts;
}

// `bad-case/` has its fixed files, and only those that change, in `fixed-case/`.
static void CheckFixedChart(const fs::path& bad, const ChartFixture& fixture,
                            const CaseSettings& settings) {
  auto name = bad.filename().string();
  name.replace(0, 3, "fixed");
  const auto texts = TextsOf(fixture);
  for (const auto& [path, text] : FixAllOfChart(texts, settings)) {
    const auto target = bad.parent_path() / name / path;
    if (text == texts.at(path)) {
      EXPECT_FALSE(fs::exists(target)) << target << " exists, but no fix is offered";
      continue;
    }
    if (Updating()) {
      fs::create_directories(target.parent_path());
      WriteFile(target, text);
    }
    EXPECT_EQ(ReadFile(target), text) << target;
  }
}

static void CheckBadChart(const Rule& rule, const fs::path& folder) {
  const auto fixture = ReadChartFixture(folder);
  const auto settings = ReadSettings(rule, folder);
  const auto linted = LintFolder(TextsOf(fixture), settings);
  EXPECT_FALSE(linted.findings.empty()) << folder << " has no finding";
  for (const auto& [path, file] : fixture) {
    Compare(folder / path, file, PartOf(linted, path));
  }
  CheckFixedChart(folder, fixture, settings);
}

static void CheckGoodChart(const Rule& rule, const fs::path& folder) {
  const auto fixture = ReadChartFixture(folder);
  const auto settings = ReadSettings(rule, folder);
  for (const auto& [path, file] : fixture) {
    EXPECT_TRUE(file.expectations.empty()) << folder / path << " has markers";
  }
  const auto linted = LintFolder(TextsOf(fixture), settings);
  for (const auto& finding : linted.findings) {
    const auto& source = linted.sources[static_cast<std::size_t>(finding.span.file)];
    ADD_FAILURE() << folder / source.path << ": "
                  << Show(ToExpectation(finding, LineIndex(source.text)));
  }
}

static std::vector<fs::path> FilesOf(const Rule& rule, std::string_view prefix) {
  std::vector<fs::path> files;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(Testdata() / "rules" / rule.id, none)) {
    const auto name = entry.path().filename().string();
    if (name.starts_with(prefix) && name.find(".config.") == std::string::npos &&
        !name.ends_with(".dockerignore")) {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

class RuleFixtures : public testing::TestWithParam<std::string> {};

TEST_P(RuleFixtures, FindWhatTheySay) {
  const auto& rule = RuleOf(GetParam());
  const auto bad = FilesOf(rule, "bad");
  const auto good = FilesOf(rule, "good");
  EXPECT_FALSE(bad.empty()) << rule.id << " has no bad fixture";
  EXPECT_FALSE(good.empty()) << rule.id << " has no good fixture";
  for (const auto& path : bad) {
    if (fs::is_directory(path)) {
      CheckBadChart(rule, path);
      continue;
    }
    const auto fixture = ReadFixture(ReadFile(path));
    const auto settings = ReadSettings(rule, path);
    const auto linted = LintCase(fixture.text, settings);
    EXPECT_FALSE(linted.findings.empty()) << path << " has no finding";
    Compare(path, fixture, linted);
    CheckFixed(path, fixture, settings, rule);
  }
  for (const auto& path : good) {
    if (fs::is_directory(path)) {
      CheckGoodChart(rule, path);
      continue;
    }
    const auto fixture = ReadFixture(ReadFile(path));
    const auto settings = ReadSettings(rule, path);
    EXPECT_TRUE(fixture.expectations.empty()) << path << " has markers";
    const auto linted = LintCase(fixture.text, settings);
    for (const auto& finding : linted.findings) {
      ADD_FAILURE() << path << ": " << Show(ToExpectation(finding, LineIndex(linted.source.text)));
    }
  }
}

// What waits for a closed world says nothing of the same file in an open one.
TEST(RuleCatalog, WhatWaitsForAClosedWorldIsSilentInAnOpenOne) {
  for (const auto& rule : Catalog()) {
    for (const auto& path :
         rule.closed_world_only ? FilesOf(rule, "bad") : std::vector<fs::path>()) {
      ASSERT_FALSE(fs::is_directory(path)) << path;
      auto settings = ReadSettings(rule, path);
      EXPECT_EQ(settings.world, k8s::World::Closed) << path;
      EXPECT_TRUE(Lint(ReadFixture(ReadFile(path)).text, settings.rules).findings.empty()) << path;
    }
  }
}

// What these say comes from the file system, which a fixture cannot show: tests/files holds them.
static bool HasFixtures(const Rule& rule) {
  return rule.id != "file-unreadable" && rule.id != "file-too-large";
}

static std::vector<std::string> Ids() {
  std::vector<std::string> ids;
  for (const auto& rule : Catalog()) {
    if (HasFixtures(rule)) {
      ids.emplace_back(rule.id);
    }
  }
  return ids;
}

INSTANTIATE_TEST_SUITE_P(Catalog, RuleFixtures, testing::ValuesIn(Ids()), [](const auto& info) {
  auto name = info.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

TEST(RuleCatalog, EveryFixtureFolderIsARule) {
  const auto ids = Ids();
  for (const auto& entry : fs::directory_iterator(Testdata() / "rules")) {
    const auto name = entry.path().filename().string();
    EXPECT_NE(std::find(ids.begin(), ids.end(), name), ids.end()) << name << " is no rule";
  }
}

TEST(RuleCatalog, FixKindIsWhatFixturesShow) {
  for (const auto& rule : Catalog()) {
    EXPECT_EQ(rule.fix != FixKind::None, !FilesOf(rule, "fixed").empty()) << rule.id;
  }
}

TEST(RuleCatalog, IdsAreNamesOfFilesAndUnique) {
  std::set<std::string> seen;
  for (const auto& rule : Catalog()) {
    auto file = std::string(rule.id);
    std::replace(file.begin(), file.end(), '-', '_');
    const auto path = fs::path(SHOAL_SOURCE) / "rules" / rule.category / (file + ".cpp");
    EXPECT_TRUE(fs::exists(path)) << path;
    EXPECT_TRUE(seen.insert(file).second) << rule.id << " is there twice";
  }
}

TEST(RuleCatalog, MetadataIsWhole) {
  for (const auto& rule : Catalog()) {
    EXPECT_FALSE(rule.summary.empty() || rule.summary.ends_with('.')) << rule.id;
    EXPECT_LE(rule.summary.size(), 100U) << rule.id;
    EXPECT_GE(rule.why.size(), 80U) << rule.id << " does not say why";
    EXPECT_EQ(rule.since, "0.1") << rule.id;
    EXPECT_FALSE(rule.id.starts_with("no-") || rule.id.starts_with("require")) << rule.id;
    EXPECT_TRUE(rule.reference.empty() || rule.reference.starts_with("https://")) << rule.id;
    for (const auto& replaced : rule.replaces) {
      EXPECT_NE(replaced.find(':'), std::string_view::npos) << rule.id << ": " << replaced;
    }
  }
}

}  // namespace linter::tests
