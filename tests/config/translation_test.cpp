// Other tools' settings as ours: the same rules run, and what has no counterpart is told.

#include "linter/config/translation.h"

#include <gmock/gmock.h>

#include "linter/config/config.h"
#include "linter/config/hadolint.h"
#include "tests/config/docker_catalog.h"

namespace linter::config {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

static Translation Translate(std::string_view text) {
  return FindTranslator("hadolint")->translate(text, "/p/.hadolint.yaml", DockerCatalog());
}

static Reading ReadOurs(const std::string& text) {
  return Read(text, "/p/.shoal.yaml", DockerCatalog(), {},
              [](const std::string&) { return std::nullopt; });
}

TEST(Translation, IsOfKnownTools) {
  EXPECT_NE(FindTranslator("hadolint"), nullptr);
  EXPECT_EQ(FindTranslator("hadolnt"), nullptr);
}

TEST(Translation, SaysInOurWordsWhatHadolintsSay) {
  const auto translation = Translate(
      "# Ours.\n\nignored:\n  # Pinned by the snapshot.\n  - DL3008\n"
      "  - SC2086 # words are meant\noverride:\n  error: [DL3003]\n"
      "trustedRegistries: ['*.example.com', docker.io, 'a\"b:1']\nno-fail: true\n"
      "disable-ignore-pragma: true\n");
  EXPECT_THAT(translation.remarks, IsEmpty());
  EXPECT_EQ(translation.text.value(),
            R"(# Settings of shoal, made from hadolint's (.hadolint.yaml).
# Ours.

# What shoal checks without settings, and all that hadolint checks.
select:
  - default
  - hadolint

ignore:
  # Pinned by the snapshot.
  - version-unpinned  # DL3008
  - word-unquoted  # SC2086: words are meant
  - healthcheck-missing  # DL3057: off in hadolint, too

severity:
  cd-in-run: error  # DL3003

rules:
  registry-untrusted:
    registries:  # trustedRegistries
      - "*.example.com"
      - docker.io
      - "a\"b:1"

# hadolint's failure-threshold or no-fail; here it holds for all files.
fail-on: never

# hadolint's disable-ignore-pragma; here it holds for all comments that silence.
inline-allow: false
)");
}

TEST(Translation, RunsTheSameRulesInTheSameWay) {
  for (const auto* text :
       {"", "ignored: [DL3008, DL3003]\n", "override: {info: [DL3008], error: [DL3008, DL3057]}\n",
        "trustedRegistries: [a, 'b: c # d', \"e\\nf\"]\n", "label-schema: {a b: url, c: text}\n",
        "ignored: [DL3003]\noverride: {error: [DL3003]}\n"}) {
    std::vector<Mistake> mistakes;
    const auto layer =
        LayerOf(DockerCatalog(), ReadHadolint(text, ".hadolint.yaml", DockerCatalog(), mistakes));
    const auto wanted = Resolve(DockerCatalog(), std::vector<const Layer*>{&layer});
    const auto translation = Translate(text);
    auto reading = ReadOurs(translation.text.value());
    ASSERT_THAT(reading.mistakes, IsEmpty()) << *translation.text;
    const auto& got = reading.config.RulesFor("/p/Dockerfile");
    ASSERT_EQ(Ids(got), Ids(wanted)) << *translation.text;
    for (std::size_t i = 0; i < got.size(); ++i) {
      EXPECT_EQ(got[i].settings.severity, wanted[i].settings.severity) << got[i].rule->id;
      EXPECT_EQ(got[i].settings.options, wanted[i].settings.options) << *translation.text;
    }
  }
}

TEST(Translation, TellsWhatHasNoCounterpart) {
  const auto translation = Translate(
      "format: json\nignored: [DL9999]\nlabel-schema: {a: semver}\nstrict-labels: true\nfoo: 1\n");
  std::vector<std::string> remarks;
  for (const auto& remark : translation.remarks) {
    remarks.push_back(Describe(remark));
  }
  EXPECT_THAT(remarks,
              ElementsAre(HasSubstr(":1:1: `format` is left out"),
                          HasSubstr(":2:11: `DL9999` is left out: shoal has no such rule"),
                          HasSubstr(":3:15: `label-schema` is left out where it is about DL3051"),
                          HasSubstr(":3:15: `label-schema` is left out where it is about DL3056"),
                          HasSubstr(":4:16: `strict-labels` is left out where it is about DL3050"),
                          HasSubstr(":5:1: unknown key `foo`")));
}

}  // namespace linter::config
