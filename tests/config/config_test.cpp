#include "linter/config/config.h"

#include <gmock/gmock.h>

#include "tests/config/catalog.h"

namespace linter::config {

using testing::ElementsAre;
using testing::IsEmpty;

// Settings files in memory.
struct Project {
  std::map<std::string, std::string> files = {};
  mutable std::vector<std::string> asked = {};

  ReadFile Reader() const {
    return [this](const std::string& path) -> std::optional<Expected<std::string>> {
      asked.push_back(path);
      const auto found = files.find(path);
      if (found == files.end()) {
        return std::nullopt;
      }
      if (found->second == "refused") {
        return Error{"Permission denied"};
      }
      return found->second;
    };
  }
};

static Reading ReadText(std::string_view text, const Project& project = {}, Layer arguments = {}) {
  return Read(text, "/p/.shoal.yaml", SmallCatalog(), arguments, project.Reader());
}

static std::vector<std::string> Mistakes(const std::vector<Mistake>& mistakes) {
  std::vector<std::string> lines;
  for (const auto& mistake : mistakes) {
    lines.push_back(Describe(mistake));
  }
  return lines;
}

static std::vector<std::string> RulesOfText(std::string_view text,
                                            const std::string& path = "/p/a.yaml") {
  auto reading = ReadText(text);
  EXPECT_THAT(Mistakes(reading.mistakes), IsEmpty()) << text;
  return Ids(reading.config.RulesFor(path));
}

TEST(Config, NothingWrittenIsTheDefault) {
  const std::vector<std::string> standard = {"readiness-missing", "cpu-request-missing",
                                             "privileged", "yaml-syntax"};
  for (const auto* text : {"", "# nothing\n", "---\n", "{}\n", "ignore:\nselect:\nrules:\n"}) {
    EXPECT_EQ(RulesOfText(text), standard) << text;
  }
}

TEST(Environments, AreReadWithTheirPathsResolved) {
  const auto reading = ReadText(R"(environments:
  staging: {overlays: deploy/overlays/staging/kustomization.yaml}
  production:
    overlays: [deploy/overlays/production]
    charts:
      - charts/cache
      - path: charts/shop
        release: shop
        namespace: shop
        values: [values.yaml, prod/values.yaml]
    paths: [k8s/prod, "!k8s/prod/old"]
)");
  EXPECT_THAT(Mistakes(reading.mistakes), IsEmpty());
  const auto& environments = reading.config.environments();
  ASSERT_EQ(environments.size(), 2U);
  EXPECT_EQ(environments[0].overlays.at(0).path, "/p/deploy/overlays/staging");
  const auto& production = environments[1];
  EXPECT_EQ(production.name, "production");
  ASSERT_EQ(production.charts.size(), 2U);
  EXPECT_THAT(production.charts[0].settings.values, IsEmpty());
  EXPECT_EQ(production.charts[1].settings.name_space, "shop");
  EXPECT_THAT(production.charts[1].settings.values,
              ElementsAre(ElementsAre("/p/values.yaml", "/p/prod/values.yaml")));
  EXPECT_TRUE(production.Names("/p/k8s/prod/web.yaml"));
  EXPECT_FALSE(production.Names("/p/k8s/prod/old/web.yaml"));
  EXPECT_FALSE(production.Names("/p/k8s/staging/web.yaml"));
  EXPECT_FALSE(production.Names("/q/k8s/prod/web.yaml"));
}

TEST(Environments, TheNearestSettingsWinByName) {
  const Project project{{{"/p/all.yaml", "environments: {a: {paths: [x]}, b: {paths: [y]}}\n"}}};
  const auto reading = ReadText("extends: all.yaml\nenvironments: {b: {overlays: [z]}}\n", project);
  EXPECT_THAT(Mistakes(reading.mistakes), IsEmpty());
  ASSERT_EQ(reading.config.environments().size(), 2U);
  EXPECT_TRUE(reading.config.environments()[1].paths.empty());
}

TEST(Environments, MistakesAreTold) {
  const auto reading = ReadText(R"(environments:
  staging: [overlays/staging]
  production:
    overlay: [a]
    charts: [{values: [v.yaml]}, {path: c, valeus: v.yaml}, [c]]
    paths: [" "]
  empty: {}
)");
  EXPECT_THAT(Mistakes(reading.mistakes),
              ElementsAre("/p/.shoal.yaml:2:12: `staging` takes a mapping, not a list",
                          "/p/.shoal.yaml:4:5: unknown key `overlay`; did you mean `overlays`?",
                          "/p/.shoal.yaml:5:14: this chart has no `path`",
                          "/p/.shoal.yaml:5:44: unknown key `valeus`; did you mean `values`?",
                          "/p/.shoal.yaml:5:61: `charts` lists folders or mappings with a `path`, "
                          "not a list",
                          "/p/.shoal.yaml:6:13: the pattern ` ` matches nothing",
                          "/p/.shoal.yaml:7:3: the environment `empty` has no `overlays`, `charts` "
                          "or `paths`"));
  EXPECT_THAT(Mistakes(ReadText("environments: [a]\n").mistakes),
              ElementsAre("/p/.shoal.yaml:1:15: `environments` takes a mapping, not a list"));
}

TEST(Config, RulesAreChosen) {
  EXPECT_THAT(RulesOfText("profile: pss-baseline\n"), ElementsAre("privileged", "yaml-syntax"));
  EXPECT_THAT(RulesOfText("profile: pss-baseline\nselect: [kube-linter:no-liveness-probe]\n"),
              ElementsAre("liveness-missing", "privileged", "yaml-syntax"));
  EXPECT_THAT(RulesOfText("ignore: [probes, unset-cpu-requirements]\n"),
              ElementsAre("privileged", "yaml-syntax"));
  EXPECT_THAT(RulesOfText("ignore: privileged\n"),
              ElementsAre("readiness-missing", "cpu-request-missing", "yaml-syntax"));
  EXPECT_THAT(RulesOfText("select: []\n"), ElementsAre("yaml-syntax"));
  EXPECT_THAT(RulesOfText("severity: {privileged: off, probes: off}\n"),
              ElementsAre("cpu-request-missing", "yaml-syntax"));
}

TEST(Config, SeveritiesAndOptionsHaveTheirTypes) {
  auto reading = ReadText(
      "profile: all\n"
      "severity:\n"
      "  readiness-missing: info\n"
      "  probes: error\n"
      "rules:\n"
      "  liveness-missing: {minimum: 3, strict: true, prefix: 1.20, names: [a, b]}\n"
      "  privileged:\n    severity: warning\n");
  ASSERT_THAT(Mistakes(reading.mistakes), IsEmpty());
  const auto& set = reading.config.RulesFor("/p/a.yaml");
  EXPECT_EQ(SettingsOf(set, "readiness-missing")->severity, Severity::Info);
  EXPECT_EQ(SettingsOf(set, "liveness-missing")->severity, Severity::Error);
  EXPECT_EQ(SettingsOf(set, "privileged")->severity, Severity::Warning);
  EXPECT_EQ(SettingsOf(set, "cpu-limit-missing")->severity, std::nullopt);
  const auto& options = SettingsOf(set, "liveness-missing")->options;
  EXPECT_EQ(options.at("minimum"), OptionValue(std::int64_t{3}));
  EXPECT_EQ(options.at("strict"), OptionValue(true));
  EXPECT_EQ(options.at("prefix"), OptionValue(std::string("1.20")));
  EXPECT_EQ(options.at("names"), OptionValue(std::vector<std::string>{"a", "b"}));
}

TEST(Config, OverridesHoldForTheirPathsAndShareSets) {
  auto reading = ReadText(
      "overrides:\n"
      "  - paths: [test/, '*.test.yaml']\n"
      "    ignore: [probes]\n"
      "  - paths: /prod/**/web.yaml\n"
      "    severity: {privileged: error}\n"
      "    rules: {readiness-missing: {severity: info}}\n"
      "ignore: [cpu-request-missing]\n");
  ASSERT_THAT(Mistakes(reading.mistakes), IsEmpty());
  auto& config = reading.config;
  const auto* plain = &config.RulesFor("/p/a.yaml");
  EXPECT_THAT(Ids(*plain), ElementsAre("readiness-missing", "privileged", "yaml-syntax"));
  EXPECT_EQ(plain, &config.RulesFor("/p/x/y.yaml"));
  EXPECT_EQ(plain, &config.RulesFor("/elsewhere/test/a.yaml"));
  const auto* test = &config.RulesFor("/p/x/test/a.yaml");
  EXPECT_THAT(Ids(*test), ElementsAre("privileged", "yaml-syntax"));
  EXPECT_EQ(test, &config.RulesFor("/p/b.test.yaml"));
  const auto& web = config.RulesFor("/p/prod/eu/web.yaml");
  EXPECT_EQ(SettingsOf(web, "readiness-missing")->severity, Severity::Info);
}

TEST(Config, TheCommandLineStandsOnTop) {
  const auto arguments = ReadArguments(SmallCatalog(), {.select = {"privileged"}}).layer;
  auto reading = ReadText("ignore: [privileged]\noverrides: [{paths: a.yaml, select: [probes]}]\n",
                          {}, arguments);
  EXPECT_THAT(Ids(reading.config.RulesFor("/p/a.yaml")), ElementsAre("privileged", "yaml-syntax"));
}

TEST(Config, ExcludeAndInclude) {
  const auto reading =
      ReadText("exclude: [vendor/, '*.gen.yaml', '!keep.gen.yaml']\ninclude: [deploy/, x.yaml]\n");
  ASSERT_THAT(Mistakes(reading.mistakes), IsEmpty());
  const auto& config = reading.config;
  EXPECT_TRUE(config.Excludes("/p/a/vendor", EntryKind::Folder));
  EXPECT_TRUE(config.Excludes("/p/a/vendor/deploy/x.yaml", EntryKind::File));
  EXPECT_TRUE(config.Excludes("/p/deploy/x.gen.yaml", EntryKind::File));
  EXPECT_FALSE(config.Excludes("/p/deploy/keep.gen.yaml", EntryKind::File));
  EXPECT_FALSE(config.Excludes("/p/deploy/x/y.yaml", EntryKind::File));
  EXPECT_FALSE(config.Excludes("/p/other", EntryKind::Folder));
  EXPECT_TRUE(config.Excludes("/p/other/a.yaml", EntryKind::File));
  EXPECT_FALSE(config.Excludes("/p/other/x.yaml", EntryKind::File));
}

TEST(Config, WhatHoldsForTheRun) {
  const auto reading =
      ReadText("fail-on: warning\nkube-version: 1.30\nclosed-world: true\ninline-allow: false\n");
  ASSERT_THAT(Mistakes(reading.mistakes), IsEmpty());
  EXPECT_EQ(reading.config.run().fail_on, FailOn::Warning);
  EXPECT_EQ(reading.config.run().kube_versions, (KubeVersions{{1, 30}, {1, 30}}));
  EXPECT_EQ(reading.config.run().closed_world, true);
  EXPECT_EQ(reading.config.run().inline_allow, false);
  EXPECT_EQ(ReadText("").config.run().closed_world, std::nullopt);
}

TEST(Config, VersionsOfKubernetes) {
  EXPECT_EQ(FindKubeVersion("v1.31.4"), (KubeVersion{1, 31}));
  for (const auto* text :
       {"", "1", "1.", "2.0", "1.x", "1.31x", "latest", "1.-3", "1.99999999999"}) {
    EXPECT_EQ(FindKubeVersion(text), std::nullopt) << text;
  }
}

TEST(Config, ChartsAreReadWithTheirPathsResolved) {
  const auto reading = ReadText(
      "charts:\n"
      "  - path: charts/web\n"
      "    release: shop\n"
      "    namespace: prod\n"
      "    values: [[a.yaml, /b.yaml], c.yaml]\n");
  EXPECT_THAT(Mistakes(reading.mistakes), IsEmpty());
  ASSERT_EQ(reading.config.charts().size(), 1U);
  const auto& chart = reading.config.charts().front();
  EXPECT_EQ(chart.path, "/p/charts/web");
  EXPECT_EQ(chart.release, "shop");
  EXPECT_EQ(chart.name_space, "prod");
  EXPECT_THAT(chart.values,
              ElementsAre(ElementsAre("/p/a.yaml", "/b.yaml"), ElementsAre("/p/c.yaml")));
}

TEST(Config, SchemasAreRelativeToTheirSettings) {
  const Project project{{{"/shared/base.yaml", "schemas: crds\n"}}};
  const auto reading =
      ReadText("extends: /shared/base.yaml\nschemas: [../crds/*.yaml, /all.json]\n", project);
  EXPECT_THAT(Mistakes(reading.mistakes), IsEmpty());
  EXPECT_THAT(reading.config.schemas(), ElementsAre("/shared/crds", "/crds/*.yaml", "/all.json"));
}

TEST(Config, MistakesInChartsAreTold) {
  const auto reading = ReadText(
      "charts:\n"
      "  - {valeus: []}\n"
      "  - {path: a, release: [], values: b}\n"
      "  - 7\n");
  EXPECT_THAT(Mistakes(reading.mistakes),
              ElementsAre("/p/.shoal.yaml:2:6: unknown key `valeus`; did you mean `values`?",
                          "/p/.shoal.yaml:2:5: this chart has no `path`",
                          "/p/.shoal.yaml:3:24: `release` takes a text, not a list",
                          "/p/.shoal.yaml:3:36: `values` takes a list of sets, not `b`",
                          "/p/.shoal.yaml:4:5: `charts` takes a mapping, not `7`"));
}

// All of them, each where it stands.
TEST(Config, MistakesAreToldWithTheirPlaces) {
  const auto reading = ReadText(
      "sevrity: {}\n"
      "profile: prodution\n"
      "severity:\n"
      "  privilegd: error\n"
      "  privileged: fatal\n"
      "rules:\n"
      "  liveness-missing:\n"
      "    minmum: 3\n"
      "    minimum: \"3\"\n"
      "    strict: yes\n"
      "    names: {a: b}\n"
      "  privileged: [x]\n"
      "  unset-cpu-requirements: {}\n"
      "  readiness-missing: {minimum: 1}\n"
      "ignore: {a: b}\n"
      "select: [[probes]]\n"
      "fail-on: critical\n"
      "kube-version: latest\n"
      "closed-world: maybe\n"
      "exclude: ['#a']\n"
      "paths: [a]\n"
      "overrides:\n"
      "  - ignore: [probes]\n"
      "  - paths: [ä, {}]\n"
      "    fail-on: error\n"
      "  - 7\n"
      "é: 1\n"
      "profile: all\n");
  EXPECT_THAT(
      Mistakes(reading.mistakes),
      ElementsAre(
          "/p/.shoal.yaml:28:1: the key `profile` stands here twice",
          "/p/.shoal.yaml:1:1: unknown key `sevrity`; did you mean `severity`?",
          "/p/.shoal.yaml:2:10: unknown profile `prodution`; there are `default`, `production`, "
          "`pss-baseline`, `pss-restricted`, `all`",
          "/p/.shoal.yaml:4:3: unknown rule `privilegd`; did you mean `privileged`?",
          "/p/.shoal.yaml:5:15: a severity is `error`, `warning`, `info` or `off`, not `fatal`",
          "/p/.shoal.yaml:8:5: rule `liveness-missing` has no option `minmum`; did you mean "
          "`minimum`?",
          "/p/.shoal.yaml:9:14: this option takes a whole number, not `3`",
          "/p/.shoal.yaml:10:13: this option takes `true` or `false`, not `yes`",
          "/p/.shoal.yaml:11:12: this option takes a list of texts, not a mapping",
          "/p/.shoal.yaml:12:15: `privileged` takes a mapping, not a list",
          "/p/.shoal.yaml:13:3: `unset-cpu-requirements` stands for several rules; name one of "
          "`cpu-limit-missing`, `cpu-request-missing`",
          "/p/.shoal.yaml:14:23: rule `readiness-missing` has no option `minimum`; it has "
          "`severity`",
          "/p/.shoal.yaml:15:9: `ignore` takes a text or a list of texts, not a mapping",
          "/p/.shoal.yaml:16:10: `select` lists texts, not a list",
          "/p/.shoal.yaml:17:10: `fail-on` is `error`, `warning`, `info` or `never`, not "
          "`critical`",
          "/p/.shoal.yaml:18:15: `kube-version` is a version such as `1.31`, or two as in "
          "`1.29..1.34`, not "
          "`latest`",
          "/p/.shoal.yaml:19:15: `closed-world` is `true` or `false`, not `maybe`",
          "/p/.shoal.yaml:20:11: the pattern `#a` matches nothing",
          "/p/.shoal.yaml:21:1: `paths` stands in an override only",
          "/p/.shoal.yaml:23:5: this override has no `paths`",
          "/p/.shoal.yaml:24:16: `paths` lists texts, not a mapping",
          "/p/.shoal.yaml:25:5: `fail-on` cannot stand in an override",
          "/p/.shoal.yaml:26:5: `overrides` takes a mapping, not `7`",
          "/p/.shoal.yaml:27:1: unknown key `é`; there are `extends`, `profile`, `select`, "
          "`ignore`, `severity`, `rules`, `exclude`, `include`, `overrides`, `fail-on`, "
          "`kube-version`, `closed-world`, `inline-allow`, `charts`, `schemas`, `environments`, "
          "`checklist`, `custom-rules`, `rule-folders`"));
}

TEST(Config, WhatIsNoSettingsAtAll) {
  const auto mistakes = [](std::string_view text) { return Mistakes(ReadText(text).mistakes); };
  EXPECT_THAT(mistakes("- a\n"),
              ElementsAre("/p/.shoal.yaml:1:1: settings are a mapping, not a list"));
  EXPECT_THAT(mistakes("ignore: []\n---\nignore: []\n"),
              ElementsAre("/p/.shoal.yaml:3:1: settings are one document; this one is not read"));
  EXPECT_THAT(mistakes("[a]: b\n"), ElementsAre("/p/.shoal.yaml:1:1: a key is a name, not a list"));
  EXPECT_EQ(mistakes("ignore: [a\n").size(), 1U);
  EXPECT_EQ(mistakes("ignore: *none\n").size(), 1U);
  EXPECT_EQ(mistakes(std::string(100000, '[')).size(), 1U);
  std::string bomb = "a0: &a0 [x]\n";
  for (int i = 1; i < 40; ++i) {
    const auto last = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + last + "," + last + "]\n";
  }
  EXPECT_THAT(mistakes(bomb)[0], testing::EndsWith("too deep or too large to be meant"));
}

TEST(Config, ExtendedSettingsComeFirst) {
  Project project;
  project.files["/shared/base.yaml"] =
      "extends: more.yaml\nignore: [privileged]\nfail-on: error\nexclude: [vendor/, /p-only]\n"
      "overrides: [{paths: /web/, ignore: [cpu-request-missing]}]\n";
  project.files["/shared/more.yaml"] = "fail-on: info\nclosed-world: true\n";
  auto reading = ReadText(
      "ignore: [readiness-missing]\nextends: [../shared/base.yaml]\nfail-on: never\n", project);
  ASSERT_THAT(Mistakes(reading.mistakes), IsEmpty());
  auto& config = reading.config;
  EXPECT_EQ(config.run().fail_on, FailOn::Never);
  EXPECT_EQ(config.run().closed_world, true);
  EXPECT_THAT(Ids(config.RulesFor("/p/a.yaml")), ElementsAre("cpu-request-missing", "yaml-syntax"));
  // Shared settings stand elsewhere: their patterns mean the project that extends them.
  EXPECT_THAT(Ids(config.RulesFor("/p/web/a.yaml")), ElementsAre("yaml-syntax"));
  EXPECT_TRUE(config.Excludes("/p/x/vendor", EntryKind::Folder));
  EXPECT_TRUE(config.Excludes("/p/p-only", EntryKind::File));
}

TEST(Config, WhatCannotBeExtendedIsTold) {
  Project project;
  project.files["/p/loop.yaml"] = "extends: .shoal.yaml\n";
  project.files["/p/closed.yaml"] = "refused";
  project.files["/p/wrong.yaml"] = "\n\n  ignored: []\n";
  const auto reading = ReadText(
      "extends:\n  - none.yaml\n  - loop.yaml\n  - closed.yaml\n  - wrong.yaml\nignore: [x]\n",
      project);
  EXPECT_THAT(Mistakes(reading.mistakes),
              ElementsAre("/p/.shoal.yaml:2:5: there is no file `none.yaml`",
                          "/p/loop.yaml:1:10: `.shoal.yaml` extends itself",
                          "/p/.shoal.yaml:4:5: `closed.yaml` cannot be read: Permission denied",
                          "/p/wrong.yaml:3:3: unknown key `ignored`; did you mean `ignore`?",
                          "/p/.shoal.yaml:6:10: unknown rule `x`"));
}

TEST(Config, ManyPathsToOneFileAreBounded) {
  Project project;
  for (int i = 0; i < 30; ++i) {
    const auto next = std::to_string(i + 1) + ".yaml";
    project.files["/p/" + std::to_string(i) + ".yaml"] = "extends: [" + next + ", " + next + "]\n";
  }
  project.files["/p/30.yaml"] = "";
  const auto reading = ReadText("extends: 0.yaml\n", project);
  ASSERT_FALSE(reading.mistakes.empty());
  EXPECT_EQ(reading.mistakes[0].message, "more than 100 files are extended");
  EXPECT_LE(project.asked.size(), 100U);
}

TEST(ConfigTree, TheNearestFolderDecides) {
  Project project;
  project.files["/p/.shoal.yaml"] = "select: [privileged]\n";
  project.files["/p/a/b/.shoal.yml"] = "select: [probes]\n";
  ConfigTree tree(SmallCatalog(), {}, project.Reader());
  auto& outer = tree.ForFile("/p/a/x.yaml");
  EXPECT_EQ(outer.path(), "/p/.shoal.yaml");
  EXPECT_EQ(&outer, &tree.ForFile("/p/y.yaml"));
  EXPECT_EQ(tree.ForFile("/p/a/b/c/z.yaml").path(), "/p/a/b/.shoal.yml");
  EXPECT_EQ(tree.ForFile("/q/z.yaml").path(), "");
  const auto asked = project.asked.size();
  tree.ForFile("/p/a/b/c/other.yaml");
  EXPECT_EQ(project.asked.size(), asked);
}

TEST(ConfigTree, OneFileForAllOrNone) {
  Project project;
  project.files["/p/.shoal.yaml"] = "select: [privileged]\n";
  project.files["/ci.yaml"] = "select: [probes]\n";
  ConfigTree tree(SmallCatalog(), {}, project.Reader());
  tree.Pin("/ci.yaml");
  EXPECT_EQ(tree.ForFile("/p/a.yaml").path(), "/ci.yaml");
  tree.Pin("");
  EXPECT_EQ(tree.ForFile("/p/a.yaml").path(), "");
  tree.Pin("/none.yaml");
  EXPECT_THAT(Mistakes(tree.mistakes()),
              ElementsAre("/none.yaml:1:1: cannot be read: there is no such file"));
}

TEST(ConfigTree, MistakesOfAllFilesAreKept) {
  Project project;
  project.files["/p/.shoal.yaml"] = "refused";
  project.files["/q/.shoal.yaml"] = "a: b\n";
  ConfigTree tree(SmallCatalog(), {}, project.Reader());
  tree.ForFile("/p/a.yaml");
  tree.ForFile("/q/a.yaml");
  tree.ForFile("/q/b.yaml");
  ASSERT_EQ(tree.mistakes().size(), 2U);
  EXPECT_EQ(Describe(tree.mistakes()[0]), "/p/.shoal.yaml:1:1: cannot be read: Permission denied");
}

}  // namespace linter::config
