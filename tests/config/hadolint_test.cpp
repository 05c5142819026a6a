// hadolint's settings: what they say of rules, what is wrong with them, and how they stand with
// settings of ours.

#include "linter/config/hadolint.h"

#include <gmock/gmock.h>

#include <map>

#include "linter/config/config.h"
#include "tests/config/docker_catalog.h"

namespace linter::config {

using testing::ElementsAre;
using testing::IsEmpty;

struct Understood {
  HadolintFile file;
  RuleSet rules;
  std::vector<std::string> mistakes;
};

static Understood Understand(std::string_view text) {
  std::vector<Mistake> mistakes;
  Understood understood;
  understood.file = ReadHadolint(text, ".hadolint.yaml", DockerCatalog(), mistakes);
  const auto layer = LayerOf(DockerCatalog(), understood.file);
  understood.rules = Resolve(DockerCatalog(), std::vector<const Layer*>{&layer});
  for (const auto& mistake : mistakes) {
    understood.mistakes.push_back(Describe(mistake));
  }
  return understood;
}

TEST(Hadolint, RunsWhatHadolintRunsBesidesTheDefault) {
  EXPECT_THAT(Ids(Understand("").rules),
              ElementsAre("cd-in-run", "version-unpinned", "registry-untrusted", "label-missing",
                          "label-not-url", "word-unquoted", "privileged"));
}

TEST(Hadolint, IgnoredRulesAreLeftOut) {
  const auto understood = Understand("ignored:\n  - DL3008\n  - SC2086\n  - DL9999\n");
  EXPECT_THAT(Ids(understood.rules), ElementsAre("cd-in-run", "registry-untrusted", "label-missing",
                                                 "label-not-url", "privileged"));
  EXPECT_THAT(understood.mistakes, IsEmpty());
}

TEST(Hadolint, OverridesSetSeveritiesAndTheGravestHolds) {
  const auto rules =
      Understand("override:\n  error: [DL3008]\n  style: [DL3003]\n  info: [DL3008]\n").rules;
  EXPECT_EQ(SettingsOf(rules, "version-unpinned")->severity, Severity::Error);
  EXPECT_EQ(SettingsOf(rules, "cd-in-run")->severity, Severity::Info);
}

TEST(Hadolint, OverrideTurnsOnWhatIsOff) {
  const auto rules = Understand("override: {warning: [DL3057]}\n").rules;
  ASSERT_NE(SettingsOf(rules, "healthcheck-missing"), nullptr);
  EXPECT_EQ(SettingsOf(rules, "healthcheck-missing")->severity, Severity::Warning);
}

TEST(Hadolint, RegistriesAndLabelsBecomeOptions) {
  const auto rules = Understand(
                         "trustedRegistries:\n  - docker.io\n  - '*.example.com'\n"
                         "label-schema:\n  author: text\n  home: url\n")
                         .rules;
  const auto& registries = SettingsOf(rules, "registry-untrusted")->options;
  EXPECT_EQ(std::get<std::vector<std::string>>(registries.at("registries")),
            (std::vector<std::string>{"docker.io", "*.example.com"}));
  const auto& missing = SettingsOf(rules, "label-missing")->options;
  EXPECT_EQ(std::get<std::vector<std::string>>(missing.at("labels")),
            (std::vector<std::string>{"author", "home"}));
  const auto& urls = SettingsOf(rules, "label-not-url")->options;
  EXPECT_EQ(std::get<std::vector<std::string>>(urls.at("labels")),
            (std::vector<std::string>{"home"}));
}

TEST(Hadolint, SaysWhatFails) {
  EXPECT_EQ(Understand("").file.fail_on, std::nullopt);
  EXPECT_EQ(Understand("failure-threshold: error\n").file.fail_on, FailOn::Error);
  EXPECT_EQ(Understand("failure-threshold: style\n").file.fail_on, FailOn::Info);
  EXPECT_EQ(Understand("failure-threshold: none\n").file.fail_on, FailOn::Info);
  EXPECT_EQ(Understand("no-fail: true\nfailure-threshold: info\n").file.fail_on, FailOn::Never);
  EXPECT_EQ(Understand("no-fail: false\n").file.fail_on, std::nullopt);
}

TEST(Hadolint, WhatIsAboutOutputIsIgnored) {
  const auto understood =
      Understand("format: json\nno-color: true\nverbose: true\ndisable-ignore-pragma: true\n");
  EXPECT_THAT(understood.mistakes, IsEmpty());
  EXPECT_FALSE(understood.file.heeds_pragmas);
}

TEST(Hadolint, MistakesStandAtTheirPlace) {
  EXPECT_THAT(
      Understand("ignore: [DL3008]\noverride:\n  fatal: [DL3008]\n  error: [dl3003, x]\n"
                 "no-fail: 'yes'\nfailure-threshold: high\nlabel-schema: {a: date}\nsome: 1\n")
          .mistakes,
      ElementsAre(
          ".hadolint.yaml:1:1: unknown key `ignore`; did you mean `ignored`?",
          ".hadolint.yaml:4:11: `dl3003` is no code of hadolint's; did you mean `DL3003`?",
          ".hadolint.yaml:4:19: `x` is no code of hadolint's, such as `DL3008`",
          ".hadolint.yaml:3:3: unknown severity `fatal`; there are `error`, `warning`, `info` and "
          "`style`",
          ".hadolint.yaml:5:10: `no-fail` is `true` or `false`, not `yes`",
          ".hadolint.yaml:6:20: `failure-threshold` is `error`, `warning`, `info`, `style`, "
          "`ignore` or `none`, not `high`",
          ".hadolint.yaml:7:19: the type of a label is `text`, `url`, `rfc3339`, `spdx`, `hash`, "
          "`semver` or `email`, not `date`",
          ".hadolint.yaml:8:1: unknown key `some`; hadolint has `ignored`, `override`, "
          "`trustedRegistries`, `label-schema`, `strict-labels`, `failure-threshold`, `no-fail`, "
          "`disable-ignore-pragma`, `format`, `formats`, `no-color`, `verbose`"));
  EXPECT_THAT(Understand("- DL3008\n").mistakes,
              ElementsAre(".hadolint.yaml:1:1: settings are a mapping, not a list"));
}

// Settings files in memory.
static ConfigTree TreeOf(const std::map<std::string, std::string>& files) {
  return {DockerCatalog(), {}, [files](const std::string& path) {
            const auto found = files.find(path);
            return found == files.end() ? std::nullopt
                                        : std::optional<Expected<std::string>>(found->second);
          }};
}

static std::vector<std::string> RulesOf(ConfigTree& tree, const std::string& dockerfile) {
  return Ids(tree.ForDockerfile(dockerfile).RulesFor(dockerfile));
}

TEST(Hadolint, HoldsForDockerfilesAtAndBelowItsFolder) {
  auto tree = TreeOf({{"/p/.hadolint.yml", "ignored: [DL3003]\nno-fail: true\n"}});
  EXPECT_THAT(RulesOf(tree, "/p/a/Dockerfile"), testing::Not(testing::Contains("cd-in-run")));
  EXPECT_EQ(tree.ForDockerfile("/p/a/Dockerfile").dockerfiles().fail_on, FailOn::Never);
  EXPECT_EQ(&tree.ForDockerfile("/p/a/Dockerfile"), &tree.ForDockerfile("/p/b/Dockerfile"));
  EXPECT_THAT(RulesOf(tree, "/q/Dockerfile"), ElementsAre("cd-in-run", "privileged"));
  EXPECT_THAT(Ids(tree.ForFile("/p/a.yaml").RulesFor("/p/a.yaml")),
              ElementsAre("cd-in-run", "privileged"));
}

TEST(Hadolint, OursWinWhereBothSpeak) {
  auto tree = TreeOf({{"/p/.hadolint.yaml",
                       "ignored: [DL3003, SC2086]\noverride: {error: [DL3008], info: [DL3026]}\n"},
                      {"/p/.shoal.yaml",
                       "select: [default, DL3008, DL3026, DL3003]\nseverity: {DL3008: info}\n"}});
  const auto& rules = tree.ForDockerfile("/p/Dockerfile").RulesFor("/p/Dockerfile");
  EXPECT_THAT(Ids(rules),
              ElementsAre("cd-in-run", "version-unpinned", "registry-untrusted", "privileged"));
  EXPECT_EQ(SettingsOf(rules, "version-unpinned")->severity, Severity::Info);
  EXPECT_EQ(SettingsOf(rules, "registry-untrusted")->severity, Severity::Info);
}

TEST(Hadolint, NearerSettingsOfOursShutItOut) {
  auto tree = TreeOf({{"/p/.hadolint.yaml", "ignored: [DL3003]\n"},
                      {"/p/a/.shoal.yaml", "severity: {cd-in-run: info}\n"},
                      {"/p/a/b/.hadolint.yaml", "ignored: [SC2086]\n"}});
  EXPECT_THAT(RulesOf(tree, "/p/a/Dockerfile"), ElementsAre("cd-in-run", "privileged"));
  const auto& below = tree.ForDockerfile("/p/a/b/Dockerfile").RulesFor("/p/a/b/Dockerfile");
  EXPECT_EQ(SettingsOf(below, "word-unquoted"), nullptr);
  EXPECT_EQ(SettingsOf(below, "cd-in-run")->severity, Severity::Info);
}

TEST(Hadolint, IsReadForDockerfilesOnly) {
  auto tree = TreeOf({{"/p/.hadolint.yaml", "nonsense: 1\n"}});
  tree.ForFile("/p/a.yaml");
  EXPECT_THAT(tree.mistakes(), IsEmpty());
  tree.ForDockerfile("/p/Dockerfile");
  tree.ForDockerfile("/p/a/Dockerfile");
  EXPECT_EQ(tree.mistakes().size(), 1U);
}

TEST(Hadolint, PinnedSettingsStandAlone) {
  auto tree = TreeOf({{"/p/.hadolint.yaml", "ignored: [DL3003]\n"}});
  tree.Pin("");
  EXPECT_THAT(RulesOf(tree, "/p/Dockerfile"), ElementsAre("cd-in-run", "privileged"));
}

TEST(Selection, TheNameOfAToolIsAllThatAnswersIt) {
  const auto rules = FindRules(DockerCatalog(), "trivy");
  ASSERT_TRUE(rules);
  ASSERT_EQ(rules->size(), 2U);
  EXPECT_EQ(rules->front()->id, "version-unpinned");
  EXPECT_EQ(rules->back()->id, "privileged");
}

}  // namespace linter::config
