// What is written down of the catalog is what it says: rules/README.md, with the fixtures, and the
// schema that editors complete settings by.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "linter/output/catalog.h"
#include "tests/fixture/chart_fixture.h"
#include "tests/fixture/fixture.h"
#include "tests/fixture/lint.h"

namespace linter::tests {

namespace fs = std::filesystem;

constexpr std::string_view Introduction = R"(# Rules

Made from the rules and their fixtures (`UPDATE_GOLDEN=1 ./dev test -R Docs`); nothing here is typed by hand but this introduction.

A rule is one file, `rules/<category>/<name>.cpp`: what it looks at, what it says and why, how it knows. Its examples are its tests: `testdata/rules/<id>/`.
To add one, copy the nearest, and read [CONTRIBUTING.md](../CONTRIBUTING.md).

To silence a finding, write `# shoal: allow ID: reason` at the end of its line, on the line above its block, or above the object;
`until 2027-01-31` after the id lets the allowance end. The ids of other tools work too: [PEERS.md](PEERS.md) says which rule answers which of theirs.

)";

static std::string Part(const Rule& rule, std::string_view name) {
  const auto folder = Testdata() / "rules" / rule.id;
  for (const auto* extension : {"yaml", "dockerfile"}) {
    const auto path = folder / fmt::format("{}.{}", name, extension);
    if (fs::exists(path)) {
      return ReadFixture(ReadFile(path)).text;
    }
  }
  // Of a chart, the files in which something is found.
  const auto chart = ReadChartFixture(folder / name);
  std::string text;
  for (const auto& [file, marked] : ReadChartFixture(folder / "bad")) {
    const auto same = chart.find(file);
    if (!marked.expectations.empty() && same != chart.end()) {
      text += fmt::format("{}# {}\n{}", text.empty() ? "" : "---\n", file, same->second.text);
    }
  }
  return text;
}

static std::string RenderReadme() {
  std::string text(Introduction);
  std::string_view category;
  for (const auto& rule : Catalog()) {
    if (rule.category != category) {
      category = rule.category;
      text += fmt::format("\n**{}**\n\n| rule | severity | |\n| --- | --- | --- |\n", category);
    }
    text +=
        fmt::format("| [{0}](#{0}) | {1} | {2} |\n", rule.id, Name(rule.severity), rule.summary);
  }
  for (const auto& rule : Catalog()) {
    const output::Example example{Part(rule, "bad"), Part(rule, "fixed"), Part(rule, "good")};
    text += "\n" + output::WritePage(rule, example);
  }
  return text;
}

static void Expect(const char* name, const std::string& rendered) {
  const auto path = fs::path(SHOAL_SOURCE) / name;
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << rendered;
  }
  EXPECT_TRUE(ReadFile(path) == rendered)
      << name << " is out of date: UPDATE_GOLDEN=1 ./dev test -R Docs";
}

TEST(Docs, RulesPageIsWhatTheCatalogSays) {
  Expect("rules/README.md", RenderReadme());
}

TEST(Docs, SettingsSchemaIsWhatTheCatalogSays) {
  std::vector<const Rule*> rules;
  for (const auto& rule : Catalog()) {
    rules.push_back(&rule);
  }
  Expect("editors/shoal.schema.json", output::WriteSettingsSchema(rules));
}

}  // namespace linter::tests
