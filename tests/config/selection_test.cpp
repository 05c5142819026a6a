#include "linter/config/selection.h"

#include <gmock/gmock.h>

#include "tests/config/catalog.h"

namespace linter::config {

using testing::ElementsAre;
using testing::IsEmpty;

static std::vector<std::string> Named(std::string_view name) {
  std::vector<std::string> ids;
  if (const auto rules = FindRules(SmallCatalog(), name)) {
    for (const auto* rule : *rules) {
      ids.emplace_back(rule->id);
    }
  } else {
    ids.push_back(rules.error().message);
  }
  return ids;
}

TEST(Selection, NamesOfEveryKind) {
  EXPECT_THAT(Named("privileged"), ElementsAre("privileged"));
  EXPECT_THAT(Named("probes"), ElementsAre("liveness-missing", "readiness-missing"));
  EXPECT_THAT(Named("pss-baseline"), ElementsAre("privileged"));
  EXPECT_THAT(Named("kube-linter:no-liveness-probe"), ElementsAre("liveness-missing"));
  EXPECT_THAT(Named("livenessProbeMissing"), ElementsAre("liveness-missing"));
  EXPECT_THAT(Named("unset-cpu-requirements"),
              ElementsAre("cpu-limit-missing", "cpu-request-missing"));
  EXPECT_EQ(Named("all").size(), SmallCatalog().size());
}

TEST(Selection, UnknownNamesAreErrorsWithTheNearest) {
  EXPECT_THAT(Named("privilegd"),
              ElementsAre("unknown rule `privilegd`; did you mean `privileged`?"));
  EXPECT_THAT(Named("no-livenes-probe"),
              ElementsAre("unknown rule `no-livenes-probe`; did you mean `no-liveness-probe`?"));
  EXPECT_THAT(Named("xyzzy"), ElementsAre("unknown rule `xyzzy`"));
}

static Layer LayerOf(const Arguments& arguments) {
  auto result = ReadArguments(SmallCatalog(), arguments);
  EXPECT_TRUE(result.errors.empty());
  return std::move(result.layer);
}

static std::vector<std::string> Resolved(const std::vector<Arguments>& sources) {
  std::vector<Layer> layers;
  for (const auto& source : sources) {
    layers.push_back(LayerOf(source));
  }
  std::vector<const Layer*> pointers;
  for (const auto& layer : layers) {
    pointers.push_back(&layer);
  }
  return Ids(Resolve(SmallCatalog(), pointers));
}

TEST(Selection, TheDefaultProfileHoldsWithoutAWord) {
  EXPECT_THAT(Resolved({}),
              ElementsAre("readiness-missing", "cpu-request-missing", "privileged", "yaml-syntax"));
}

TEST(Selection, SelectReplacesAndSyntaxStays) {
  EXPECT_THAT(Resolved({{.select = {"cpu-limit-missing"}}}),
              ElementsAre("cpu-limit-missing", "yaml-syntax"));
  EXPECT_THAT(Resolved({{.select = {"privileged"}, .ignore = {"yaml-syntax"}}}),
              ElementsAre("privileged"));
}

TEST(Selection, AProfileAndASelectionOfOneSourceAddUp) {
  EXPECT_THAT(Resolved({{.profile = "pss-baseline", .select = {"cpu-limit-missing"}}}),
              ElementsAre("cpu-limit-missing", "privileged", "yaml-syntax"));
  EXPECT_THAT(Resolved({{.select = {"pss-baseline", "probes"}}}),
              ElementsAre("liveness-missing", "readiness-missing", "privileged", "yaml-syntax"));
}

TEST(Selection, LaterSourcesOverride) {
  EXPECT_THAT(Resolved({{.select = {"probes"}}, {.select = {"privileged"}}}),
              ElementsAre("privileged", "yaml-syntax"));
  // What is ignored stays ignored under another profile, until it is named.
  EXPECT_THAT(Resolved({{.ignore = {"privileged"}}, {.profile = "pss-baseline"}}),
              ElementsAre("yaml-syntax"));
  EXPECT_THAT(Resolved({{.ignore = {"privileged"}}, {.select = {"all"}, .ignore = {"probes"}}}),
              ElementsAre("cpu-limit-missing", "cpu-request-missing", "yaml-syntax"));
  EXPECT_THAT(Resolved({{.ignore = {"privileged"}}, {.select = {"security"}}}),
              ElementsAre("privileged", "yaml-syntax"));
}

TEST(Selection, EveryUnknownArgumentIsTold) {
  const auto result = ReadArguments(
      SmallCatalog(), {.profile = "prodution", .select = {"nope!"}, .ignore = {"probs"}});
  std::vector<std::string> messages;
  for (const auto& error : result.errors) {
    messages.push_back(error.message);
  }
  EXPECT_THAT(messages,
              ElementsAre("unknown profile `prodution`; there are `default`, `production`, "
                          "`pss-baseline`, `pss-restricted`, `all`",
                          "unknown rule `nope!`", "unknown rule `probs`; did you mean `probes`?"));
}

}  // namespace linter::config
