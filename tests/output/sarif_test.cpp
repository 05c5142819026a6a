#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "linter/output/fingerprint.h"
#include "linter/output/format.h"
#include "tests/output/multitool.h"
#include "tests/output/project.h"

namespace linter::output {

using Json = nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

static Json RunOf(const Result& result) {
  return Json::parse(WriteSarif(result, {})).at("runs").at(0);
}

// One finding in one file, under a rule that each test may shape.
class SarifOf : public testing::Test {
 protected:
  Json Run() {
    const std::vector<File> files = {{&source_, repository_path_}};
    finding_.rule = &rule_;
    return RunOf({.findings = {&finding_, 1},
                  .files = files,
                  .summary = {},
                  .rules = {},
                  .version = "0.1.0"});
  }
  Json Found() { return Run().at("results").at(0); }
  Json Location() { return Found().at("locations").at(0).at("physicalLocation"); }
  Json Descriptor() { return Run().at("tool").at("driver").at("rules").at(0); }

  SourceFile source_ = {FileId{0}, "web.yaml", "kind: Pod\nname: web\n\nlast: x"};
  std::string repository_path_;
  Rule rule_ = {.id = "rule-id",
                .category = "security",
                .summary = "summary",
                .why = "It fails.",
                .since = "0.1",
                .check = {}};
  Diagnostic finding_ = {.span = Span{FileId{0}, 6, 9}, .message = "pod stands alone"};
};

TEST_F(SarifOf, AddressesFilesFromTheRootOfTheRepository) {
  EXPECT_EQ(Location()["artifactLocation"],
            Json({{"uri", "web.yaml"}, {"uriBaseId", "%SRCROOT%"}}));
  repository_path_ = "my charts/\xC3\xA9t\xC3\xA9#100%.yaml";
  EXPECT_EQ(Location()["artifactLocation"]["uri"], "my%20charts/%C3%A9t%C3%A9%23100%25.yaml");
  repository_path_ = "./a:b.yaml";
  EXPECT_EQ(Location()["artifactLocation"]["uri"], "a%3Ab.yaml");
  // Outside of any repository there is no root to speak of.
  repository_path_ = "/srv/web.yaml";
  EXPECT_EQ(Location()["artifactLocation"], Json({{"uri", "file:///srv/web.yaml"}}));
}

static Json RegionAt(int line, int start, int end) {
  return {{"startLine", line}, {"startColumn", start}, {"endLine", line}, {"endColumn", end}};
}

TEST_F(SarifOf, MarksSmallRegionsThatAreSeen) {
  EXPECT_EQ(Location()["region"], RegionAt(1, 7, 10));
  finding_.span = Span{FileId{0}, 6, 18};
  EXPECT_EQ(Location()["region"], RegionAt(1, 7, 10)) << "several lines";
  finding_.span = Span{FileId{0}, 10, 10};
  EXPECT_EQ(Location()["region"], RegionAt(2, 1, 2)) << "before a character";
  finding_.span = Span{FileId{0}, 28, 28};
  EXPECT_EQ(Location()["region"], RegionAt(4, 7, 8)) << "at the end of the file";
}

TEST_F(SarifOf, SpeaksInSentences) {
  EXPECT_EQ(Found()["message"]["text"], "Pod stands alone.");
  finding_.message = "`web` stands alone";
  EXPECT_EQ(Found()["message"]["text"], "`web` stands alone.");
  finding_.message = "hostNetwork is on";
  EXPECT_EQ(Found()["message"]["text"], "hostNetwork is on.");
}

TEST_F(SarifOf, LinksLabelsAndNothingElse) {
  finding_.message = "pod [x](https://example.com) stands alone";
  finding_.labels = {{{FileId{0}, 0, 4}, "the kind"}, {{FileId{0}, 10, 14}, "a [1](1)"}};
  const auto found = Found();
  EXPECT_EQ(found["message"]["text"],
            "Pod \\[x\\](https://example.com) stands alone. "
            "See [the kind](1), [a \\[1\\](1)](2).");
  EXPECT_EQ(found["relatedLocations"][0]["id"], 1);
  EXPECT_EQ(found["relatedLocations"][1]["physicalLocation"]["region"], RegionAt(2, 1, 5));
}

TEST_F(SarifOf, FingerprintsTheLineAndTheObject) {
  finding_.span = Span{FileId{0}, 16, 19};
  const auto found = Found();
  EXPECT_EQ(found["partialFingerprints"],
            Json({{"primaryLocationLineHash", LineHashes(source_.text).at(1)},
                  {"shoal/v1", StableKey(finding_, "web.yaml") + ":1"}}));
}

TEST_F(SarifOf, WritesFixesAsReplacements) {
  finding_.fixes = {{"name it", Safety::Safe, {{{FileId{0}, 16, 19}, "api"}}},
                    {"remove it", Safety::Unsafe, {{{FileId{0}, 10, 20}, ""}}}};
  const auto fixes = Found()["fixes"];
  EXPECT_EQ(fixes[0]["description"]["text"], "Name it.");
  const auto replaced = fixes[0]["artifactChanges"][0]["replacements"];
  EXPECT_EQ(replaced, Json::array({{{"deletedRegion", RegionAt(2, 7, 10)},
                                    {"insertedContent", {{"text", "api"}}}}}));
  EXPECT_EQ(fixes[1]["artifactChanges"][0]["replacements"][0],
            Json({{"deletedRegion",
                   {{"startLine", 2}, {"startColumn", 1}, {"endLine", 3}, {"endColumn", 1}}}}));
}

TEST_F(SarifOf, RatesSecurityOnOneScaleAndTheRestOnTheOther) {
  rule_.severity = Severity::Info;
  auto properties = Descriptor()["properties"];
  EXPECT_EQ(properties["problem.severity"], "recommendation");
  EXPECT_FALSE(properties.contains("security-severity"));
  rule_.security_severity = 9.0;
  properties = Descriptor()["properties"];
  EXPECT_EQ(properties["security-severity"], "9.0");
  EXPECT_FALSE(properties.contains("problem.severity"));
  EXPECT_EQ(properties["tags"], Json::array({"security"}));
}

TEST_F(SarifOf, NamesARuleOtherwiseThanItsId) {
  EXPECT_EQ(Descriptor()["name"], "RuleId");
  rule_.id = "privileged";
  EXPECT_EQ(Descriptor()["name"], "PrivilegedRule");
}

TEST_F(SarifOf, KeepsDescriptionsWithinTheLimit) {
  std::string why;
  while (why.size() < 3000) {
    why += "It fails again. ";
  }
  rule_.why = why;
  const auto text = Descriptor()["fullDescription"]["text"].get<std::string>();
  EXPECT_LE(text.size(), 1024U);
  EXPECT_THAT(text, testing::EndsWith("again."));
  EXPECT_THAT(Descriptor()["help"]["markdown"].get<std::string>(), HasSubstr(why));
}

TEST(Sarif, ListsExactlyTheRulesThatRan) {
  const Project project;
  const auto run = RunOf(project.Findings());
  std::vector<std::string> ids;
  for (const auto& rule : run["tool"]["driver"]["rules"]) {
    ids.push_back(rule["id"]);
  }
  EXPECT_THAT(ids, ElementsAre("hostname-unknown", "memory-request-above-limit", "privileged",
                               "service-without-pods", "yaml-syntax"));
  for (const auto& result : run["results"]) {
    EXPECT_EQ(ids.at(result["ruleIndex"]), result["ruleId"]);
  }
}

TEST(Sarif, GivesNoTwoFindingsTheSameKey) {
  const Project project;
  std::set<std::string> keys;
  const auto results = RunOf(project.Findings())["results"];
  for (const auto& result : results) {
    keys.insert(result["partialFingerprints"]["shoal/v1"].get<std::string>());
  }
  EXPECT_EQ(keys.size(), results.size());
}

TEST(Sarif, HasResultsEvenWhenThereAreNone) {
  const Project project;
  EXPECT_EQ(RunOf(project.Clean())["results"], Json::array());
}

// What the multitool prints about a log. It ends with 0 whatever it finds.
static std::string Validate(const std::filesystem::path& multitool, const std::string& log) {
  const auto folder = std::filesystem::temp_directory_path();
  const auto path = folder / ("shoal-" + std::to_string(getpid()) + ".sarif");
  std::ofstream(path) << log;
  // Invariant, because a small machine lacks the library of languages that .NET looks for.
  const auto command = "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 '" + multitool.string() +
                       "' validate '" + path.string() + "' --rule-kind 'Sarif;Ghas' 2>&1";
  std::string said;
  auto* pipe = popen(command.c_str(), "r");
  std::array<char, 4096> piece = {};
  while (pipe != nullptr && std::fgets(piece.data(), piece.size(), pipe) != nullptr) {
    said += piece.data();
  }
  if (pipe != nullptr) {
    pclose(pipe);
  }
  std::filesystem::remove(path);
  return said;
}

TEST(Sarif, PassesTheMultitool) {
  const auto multitool = FindMultitool();
  if (!multitool.has_value()) {
    GTEST_SKIP() << MultitoolMissing;
  }
  const Project project;
  for (const auto& result : {project.Findings(), project.Clean()}) {
    const auto said = Validate(*multitool, WriteSarif(result, {}));
    EXPECT_THAT(said, HasSubstr("Analysis completed successfully."));
    EXPECT_THAT(said, Not(HasSubstr("): error ")));
    EXPECT_THAT(said, Not(HasSubstr("): warning ")));
  }
  // One fault of each kind, so that the silence above means something: the schema's, code
  // scanning's, and SARIF's own.
  auto bad = Json::parse(WriteSarif(project.Findings(), {}));
  auto& driver = bad["runs"][0]["tool"]["driver"];
  bad["runs"][0]["results"][0]["more"] = 1;
  driver["rules"][0].erase("fullDescription");
  driver["rules"][1]["name"] = driver["rules"][1]["id"];
  const auto said = Validate(*multitool, bad.dump());
  EXPECT_THAT(said, HasSubstr("): error JSON1005"));
  EXPECT_THAT(said, HasSubstr("): error GH2012"));
  EXPECT_THAT(said, HasSubstr("): warning SARIF1001"));
}

}  // namespace linter::output
