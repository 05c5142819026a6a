// What silences a finding, how far it reaches, and what is said of allowances that do not hold.

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "linter/engine/run.h"
#include "linter/text/line_index.h"
#include "tests/fixture/lint.h"

namespace linter::tests {

using testing::ElementsAre;
using testing::IsEmpty;

static RuleSet Rules() {
  RuleSet rules;
  for (const auto* id :
       {"container-privileged", "host-network", "allowance-unused", "allowance-expired",
        "allowance-unknown-rule", "allowance-malformed", "yaml-duplicate-key"}) {
    rules.push_back({.rule = &RuleOf(id)});
  }
  return rules;
}

struct Told {
  // `LINE ID`, in the order of the file.
  std::vector<std::string> findings;
  std::vector<std::string> messages;
  std::size_t suppressed = 0;
};

static Told Tell(std::string text, engine::Allowances allowances = engine::Allowances::Honoured,
                 const RuleSet& rules = Rules()) {
  const SourceFile source{FileId{0}, "input.yaml", std::move(text)};
  const std::array<engine::Input, 1> inputs = {{{.source = &source, .rules = &rules}}};
  const auto outcome =
      engine::Run(inputs, {.catalog = Catalog(), .allowances = allowances, .today = "2026-11-23"});
  const LineIndex lines(source.text);
  Told told{.findings = {}, .messages = {}, .suppressed = outcome.suppressed};
  for (const auto& finding : outcome.findings) {
    told.findings.push_back(fmt::format(
        "{} {}", lines.At(finding.span.begin, ColumnUnit::Byte).line, finding.rule->id));
    told.messages.push_back(finding.message);
  }
  return told;
}

// A pod with two privileged containers in the network of its node: findings on lines 4, 8 and 11
// when nothing is added. Whatever is asked for stands above it, at places of it, or behind it.
struct Places {
  std::string above = {};
  std::string annotations = {};
  std::string before_network = {};
  std::string behind_network = {};
  std::string before_list = {};
  std::string before_item = {};
  std::string behind_value = {};
};

static std::string Pod(const Places& places) {
  return places.above + "kind: Pod\napiVersion: v1\nmetadata: {name: web" + places.annotations +
         "}\nspec:\n" + places.before_network + "  hostNetwork: true" + places.behind_network +
         "\n" + places.before_list + "  containers:\n" + places.before_item +
         "    - name: a\n      securityContext: {privileged: true}" + places.behind_value +
         "\n    - name: b\n      securityContext: {privileged: true}\n";
}

TEST(Allowance, NothingIsSilencedWithout) {
  const auto told = Tell(Pod({}));
  EXPECT_THAT(told.findings,
              ElementsAre("5 host-network", "8 container-privileged", "10 container-privileged"));
  EXPECT_EQ(told.suppressed, 0U);
}

TEST(Allowance, AtTheEndOfALineReachesThatLine) {
  const auto told = Tell(Pod({.behind_value = "  # shoal: allow container-privileged"}));
  EXPECT_THAT(told.findings, ElementsAre("5 host-network", "10 container-privileged"));
  EXPECT_EQ(told.suppressed, 1U);
}

TEST(Allowance, OnALineOfItsOwnReachesTheNextLine) {
  EXPECT_THAT(Tell(Pod({.before_network = "  # shoal: allow host-network\n"})).findings,
              ElementsAre("9 container-privileged", "11 container-privileged"));
}

TEST(Allowance, BeforeAListReachesAllOfIt) {
  EXPECT_THAT(Tell(Pod({.before_list = "  # shoal: allow container-privileged\n"})).findings,
              ElementsAre("5 host-network"));
}

TEST(Allowance, BeforeAListThatIsNotIndentedReachesAllOfIt) {
  const auto told = Tell(
      "kind: Pod\napiVersion: v1\nspec:\n  # shoal: allow container-privileged\n  containers:\n"
      "  - name: a\n    securityContext: {privileged: true}\n"
      "  - name: b\n    securityContext: {privileged: true}\n  hostNetwork: true\n");
  EXPECT_THAT(told.findings, ElementsAre("10 host-network"));
}

TEST(Allowance, BeforeAnItemReachesThatItem) {
  EXPECT_THAT(Tell(Pod({.before_item = "    # shoal: allow container-privileged\n"})).findings,
              ElementsAre("5 host-network", "11 container-privileged"));
}

TEST(Allowance, BeforeADocumentReachesTheDocument) {
  const auto pod = Pod({});
  const std::string comment = "# shoal: allow container-privileged, host-network\n";
  EXPECT_THAT(Tell(comment + pod + "---\n" + pod).findings,
              ElementsAre("17 host-network", "20 container-privileged", "22 container-privileged"));
  EXPECT_THAT(Tell(pod + "---\n" + comment + pod).findings,
              ElementsAre("5 host-network", "8 container-privileged", "10 container-privileged"));
}

TEST(Allowance, AboveTheLineOfADocumentReachesThatDocument) {
  const auto pod = Pod({});
  const std::string comment = "# shoal: allow container-privileged, host-network\n";
  EXPECT_THAT(Tell(comment + "---\n" + pod).findings, IsEmpty());
  EXPECT_THAT(Tell(pod + comment + "---\n" + pod).findings,
              ElementsAre("5 host-network", "8 container-privileged", "10 container-privileged"));
}

TEST(Allowance, ForTheFileReachesEveryDocument) {
  const auto pod = Pod({});
  const auto told =
      Tell(pod + "---\n" + pod + "# shoal: allow-file container-privileged, host-network\n");
  EXPECT_THAT(told.findings, IsEmpty());
  EXPECT_EQ(told.suppressed, 6U);
}

TEST(Allowance, CommentsInsideOfTextAreText) {
  EXPECT_THAT(
      Tell("kind: ConfigMap\napiVersion: v1\ndata:\n  a: |\n    # shoal: allow nothing\n").findings,
      IsEmpty());
}

TEST(Allowance, SeveralCommentsAboveOneLineAllHold) {
  EXPECT_THAT(Tell(Pod({.above = "# shoal: allow container-privileged\n\n# A word between.\n"
                                 "# shoal: allow host-network\n"}))
                  .findings,
              IsEmpty());
}

TEST(Allowance, AnnotationReachesTheObject) {
  const auto pod =
      Pod({.annotations = ", annotations: {shoal/allow: 'container-privileged: an agent'}"});
  EXPECT_THAT(Tell(pod + "---\n" + Pod({})).findings,
              ElementsAre("5 host-network", "16 host-network", "19 container-privileged",
                          "21 container-privileged"));
}

TEST(Allowance, AnnotationOfThePodTemplateReachesTheObject) {
  const auto told = Tell(
      "kind: CronJob\napiVersion: batch/v1\nspec:\n  jobTemplate:\n    spec:\n      template:\n"
      "        metadata:\n          annotations:\n            shoal/allow: host-network\n"
      "        spec:\n          hostNetwork: true\n");
  EXPECT_THAT(told.findings, IsEmpty());
  EXPECT_EQ(told.suppressed, 1U);
}

TEST(Allowance, AnnotationOfAnItemOfAListReachesThatItem) {
  const auto told = Tell(
      "kind: List\napiVersion: v1\nitems:\n"
      "- {kind: Pod, apiVersion: v1, metadata: {annotations: {shoal/allow: host-network}},"
      " spec: {hostNetwork: true}}\n"
      "- {kind: Pod, apiVersion: v1, spec: {hostNetwork: true}}\n");
  EXPECT_THAT(told.findings, ElementsAre("5 host-network"));
}

TEST(Allowance, KnowsTheIdsOfPeers) {
  for (const auto* id : {"kube-linter:privileged-container", "privileged-container",
                         "runAsPrivileged", "checkov:CKV_K8S_16"}) {
    EXPECT_THAT(Tell(Pod({.above = fmt::format("# shoal: allow {}: an agent\n", id)})).findings,
                ElementsAre("6 host-network"))
        << id;
  }
}

TEST(Allowance, HonoursAnnotationsOfPeers) {
  for (const auto* annotation :
       {"ignore-check.kube-linter.io/privileged-container: an agent",
        "kube-score/ignore: 'pod-probes, container-security-context-privileged'",
        "checkov.io/skip1: CKV_K8S_16=an agent",
        "polaris.fairwinds.com/runAsPrivileged-exempt: 'true'"}) {
    const auto told = Tell(Pod({.annotations = fmt::format(", annotations: {{{}}}", annotation)}));
    EXPECT_THAT(told.findings, ElementsAre("5 host-network")) << annotation;
  }
  for (const auto* annotation :
       {"kube-linter.io/ignore-all: tested elsewhere", "polaris.fairwinds.com/exempt: 'true'"}) {
    const auto told = Tell(Pod({.annotations = fmt::format(", annotations: {{{}}}", annotation)}));
    EXPECT_THAT(told.findings, IsEmpty()) << annotation;
  }
}

TEST(Allowance, LeavesAloneWhatPeersDoNotHonour) {
  for (const auto* annotation : {"polaris.fairwinds.com/runAsPrivileged-exempt: 'false'",
                                 "polaris.fairwinds.com/-exempt: 'true'", "kube-score/ignore: ''",
                                 "checkov.io/skip1: CKV_K8S_9999=unknown"}) {
    const auto told = Tell(Pod({.annotations = fmt::format(", annotations: {{{}}}", annotation)}));
    EXPECT_EQ(told.findings.size(), 3U) << annotation;
  }
}

TEST(Allowance, HonoursCommentsOfPeers) {
  EXPECT_THAT(Tell(Pod({.behind_value = " # checkov:skip=CKV_K8S_16:an agent"})).findings,
              ElementsAre("5 host-network"));
  for (const auto* id : {"KSV-0017", "AVD-KSV-0017", "KSV017", "KSV-0017:exp:2027-01-01"}) {
    EXPECT_THAT(Tell(Pod({.before_list = fmt::format("  #trivy:ignore:{}\n", id)})).findings,
                ElementsAre("5 host-network"))
        << id;
  }
  EXPECT_THAT(Tell(Pod({.above = "#trivy:ignore:KSV-0017 trivy:ignore:KSV-0009\n"})).findings,
              IsEmpty());
}

TEST(Allowance, OfPeersIsNeverUnused) {
  EXPECT_THAT(Tell("# checkov:skip=CKV_K8S_16\n# trivy:ignore:KSV-0017\nkind: Pod\napiVersion: v1\n"
                   "metadata: {annotations: {kube-linter.io/ignore-all: ''}}\n")
                  .findings,
              IsEmpty());
}

TEST(Allowance, HoldsUntilItsDate) {
  const auto at = [](std::string_view date) {
    return Pod(
        {.above = fmt::format("# shoal: allow container-privileged until {}: moving\n", date)});
  };
  EXPECT_THAT(Tell(at("2026-11-23")).findings, ElementsAre("6 host-network"));
  const auto over = Tell(at("2026-11-22"));
  EXPECT_THAT(over.findings, ElementsAre("1 allowance-expired", "6 host-network",
                                         "9 container-privileged", "11 container-privileged"));
  EXPECT_EQ(over.messages[0], "allowance of `container-privileged` ended on 2026-11-22");
  for (const auto* date : {"2026-13-01", "2026-11-00", "2026-11-32", "tomorrow", ""}) {
    EXPECT_EQ(Tell(at(date)).findings[0], "1 allowance-malformed") << date;
  }
}

TEST(Allowance, EachRuleThatIsNotFoundIsUnused) {
  const auto told = Tell(
      "kind: Pod\napiVersion: v1\nspec:\n"
      "  # shoal: allow host-network, container-privileged\n  hostNetwork: true\n");
  EXPECT_THAT(told.findings, ElementsAre("4 allowance-unused"));
  EXPECT_THAT(told.messages, ElementsAre("allowance of `container-privileged` silences nothing"));
}

TEST(Allowance, OfARuleThatDoesNotRunIsNotUnused) {
  const RuleSet few = {{.rule = &RuleOf("allowance-unused")}};
  EXPECT_THAT(
      Tell(Pod({.above = "# shoal: allow host-network\n"}), engine::Allowances::Honoured, few)
          .findings,
      IsEmpty());
}

TEST(Allowance, OfARuleThatWaitsForAClosedWorldIsNotUnused) {
  const RuleSet rules = {{.rule = &RuleOf("allowance-unused")},
                         {.rule = &RuleOf("ingress-tls-secret-missing")}};
  EXPECT_THAT(Tell("# shoal: allow ingress-tls-secret-missing\nkind: Pod\napiVersion: v1\n",
                   engine::Allowances::Honoured, rules)
                  .findings,
              IsEmpty());
}

TEST(Allowance, AtTheWrongPlaceIsUnused) {
  EXPECT_THAT(Tell(Pod({.behind_network = " # shoal: allow container-privileged"})).findings,
              ElementsAre("5 host-network", "5 allowance-unused", "8 container-privileged",
                          "10 container-privileged"));
}

TEST(Allowance, OfNoRuleSaysWhichWasMeant) {
  const auto told = Tell(Pod({.above = "# shoal: allow host-netwrok, container-privileged,\n"}));
  EXPECT_THAT(told.findings, ElementsAre("1 allowance-unknown-rule", "6 host-network"));
  EXPECT_EQ(told.messages[0], "no rule is called `host-netwrok`; did you mean `host-network`?");
}

TEST(Allowance, InNoKnownFormIsTold) {
  for (const auto* comment : {"# shoal: allow", "# shoal: allow-file", "# shoal: allow : why",
                              "# shoal: allow ,", "# shoal: ignore host-network", "#shoal:",
                              "# shoal allow host-network", "# shoal: allow until 2027-01-31"}) {
    const auto told = Tell(fmt::format("{}\nkind: Pod\napiVersion: v1\n", comment));
    EXPECT_THAT(told.findings, ElementsAre("1 allowance-malformed")) << comment;
  }
  EXPECT_THAT(
      Tell("# shoal shines, allow it\n# see shoal: allow\nkind: Pod\napiVersion: v1\n").findings,
      IsEmpty());
}

TEST(Allowance, SilencesWhatTheReaderSays) {
  EXPECT_THAT(Tell("kind: Pod\napiVersion: v1\nmetadata:\n  name: a\n"
                   "  name: b  # shoal: allow yaml-duplicate-key\n")
                  .findings,
              IsEmpty());
}

TEST(Allowance, IgnoredSilencesNothing) {
  const auto pod = Pod({.above = "# shoal: allow container-privileged, host-network, unknown\n",
                        .annotations = ", annotations: {kube-linter.io/ignore-all: ''}"});
  const auto told = Tell(pod, engine::Allowances::Ignored);
  EXPECT_THAT(told.findings,
              ElementsAre("6 host-network", "9 container-privileged", "11 container-privileged"));
  EXPECT_EQ(told.suppressed, 0U);
}

TEST(Allowance, ManyCommentsCostNoMoreThanTheirNumber) {
  std::string text = "kind: Pod\napiVersion: v1\ndata:\n";
  constexpr int Lines = 20000;
  for (int i = 0; i < Lines; ++i) {
    text += fmt::format("  # shoal: allow host-network\n  key{}: value\n", i);
  }
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(Tell(std::move(text)).findings.size(), static_cast<std::size_t>(Lines));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

}  // namespace linter::tests
