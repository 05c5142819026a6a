#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "linter/custom/rule_reader.h"
#include "linter/engine/run.h"
#include "linter/text/line_index.h"

namespace linter::tests {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

using Strings = std::vector<std::string>;

// What a rule finds in a file, each as `text: message`: the bytes it points at, and what it says.
// Where the rule itself is wrong, `line:column: message`.
static Strings FoundBy(const std::string& text, const std::string& manifest) {
  const SourceFile rules{{}, "rules.yaml", text};
  const auto read = custom::ReadRuleFile(rules);
  Strings all;
  for (const auto& flaw : read.flaws) {
    const auto at = LineIndex(text).At(flaw.span.begin, ColumnUnit::CodePoint);
    all.push_back(fmt::format("{}:{}: {}", at.line, at.column, flaw.message));
  }
  std::vector<Rule> catalog;
  engine::Options options{
      .catalog = {}, .world = k8s::World::Closed, .today = "2026-11-23", .threads = 1};
  catalog.reserve(read.rules.size());
  RuleSet set;
  for (const auto& rule : read.rules) {
    const auto* known = &catalog.emplace_back(rule->AsRule());
    set.push_back({known});
    options.own[known] = [&rule](const k8s::Object& object, Report& report) {
      rule->Check(object, report);
    };
  }
  options.catalog = catalog;
  const SourceFile file{{}, "m.yaml", manifest};
  const std::vector<engine::Input> inputs = {{.source = &file, .rules = &set}};
  for (const auto& finding : engine::Run(inputs, options).findings) {
    all.push_back(fmt::format("{}: {}", file.Text(finding.span), finding.message));
  }
  return all;
}

// One rule, from its condition and what else it says.
static std::string RuleOf(const std::string& when, const std::string& more = "") {
  return "id: test-rule\nmessage: \"{}\"\nwhen: |\n  " + when + "\n" + more;
}

static const std::string& Web() {
  static const std::string text = R"(apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels:
    example.com/team: shop
    stage: ""
spec:
  replicas: 1
  paused: false
  template:
    spec:
      hostNetwork: true
      tolerations: []
      containers:
        - name: front
          image: nginx:latest
          ports: [{containerPort: 80}, {containerPort: 8080}]
          resources: {limits: {memory: 8Gi, cpu: 500m}, requests: {cpu: "0.5"}}
        - name: side
          image: registry.example.com/side:1.2
)";
  return text;
}

static Strings Found(const std::string& when, const std::string& more = "") {
  return FoundBy(RuleOf(when, more), Web());
}

TEST(CustomRules, PointAtTheValueThatDecided) {
  EXPECT_THAT(Found("spec.replicas < 2"), ElementsAre("1: 1"));
  EXPECT_THAT(Found("spec.replicas < 1"), IsEmpty());
  EXPECT_THAT(Found("spec.template.spec.hostNetwork"), ElementsAre("true: true"));
  EXPECT_THAT(Found("spec.template.spec.containers[*].image matches ':latest$'"),
              ElementsAre("nginx:latest: nginx:latest"));
  EXPECT_THAT(Found("spec.template.spec.containers[1].name == 'side'"), ElementsAre("side: side"));
  EXPECT_THAT(Found("metadata.labels.\"example.com/team\" in ['shop', 'bank']"),
              ElementsAre("shop: shop"));
  EXPECT_THAT(Found("metadata[\"labels\"][*] == ''"), ElementsAre("\"\": "));
  EXPECT_THAT(Found("any(metadata.labels[*], key(@) matches '/')"),
              ElementsAre("example.com/team: example.com/team"));
}

TEST(CustomRules, PointAtTheDeepestPlaceWhereSomethingIsMissing) {
  EXPECT_THAT(Found("not exists(metadata.labels.owner)"), ElementsAre("labels: (none)"));
  EXPECT_THAT(Found("not exists(metadata.annotations.owner)"), ElementsAre("metadata: (none)"));
  EXPECT_THAT(Found("not exists(resources.limits.memory)", "subject: container"),
              ElementsAre("side: (none)"));
  EXPECT_THAT(Found("not exists(spec.template.spec.volumes[*].name)"), ElementsAre("spec: (none)"));
  EXPECT_THAT(Found("size(spec.template.spec.tolerations) == 0"),
              ElementsAre("tolerations: (list of 0)"));
}

TEST(CustomRules, TellEachItemThatDecided) {
  const std::string containers = "spec.template.spec.containers[*]";
  EXPECT_THAT(Found("not all(" + containers + ", exists(resources.limits))"),
              ElementsAre("side: (none)"));
  EXPECT_THAT(Found("not all(" + containers + ", exists(livenessProbe))"),
              ElementsAre("front: (none)", "side: (none)"));
  EXPECT_THAT(Found("any(" + containers + ", any(ports[*], containerPort < 1024))"),
              ElementsAre("80: 80"));
  EXPECT_THAT(Found("all(spec.nothing[*], exists(x))"), ElementsAre("spec: (none)"));
  EXPECT_THAT(Found("any(spec.nothing[*], exists(x))"), IsEmpty());
  EXPECT_THAT(Found("size(" + containers + ".ports[*]) == 2"), testing::SizeIs(1));
}

TEST(CustomRules, ReadQuantitiesAsTheyCount) {
  const std::string container = "subject: container";
  EXPECT_THAT(Found("resources.limits.memory > 4Gi", container), ElementsAre("8Gi: 8Gi"));
  EXPECT_THAT(Found("resources.limits.memory >= 8192Mi", container), ElementsAre("8Gi: 8Gi"));
  EXPECT_THAT(Found("resources.limits.memory > 8Gi", container), IsEmpty());
  EXPECT_THAT(Found("resources.limits.cpu == resources.requests.cpu", container),
              ElementsAre("500m: 500m"));
  EXPECT_THAT(Found("resources.limits.cpu == 0.5", container), ElementsAre("500m: 500m"));
}

// A comparison with what is missing is false, and so `not` of it is true.
TEST(CustomRules, CompareNothingWithWhatIsMissing) {
  EXPECT_THAT(Found("spec.minReadySeconds != 3"), IsEmpty());
  EXPECT_THAT(Found("spec.minReadySeconds == 3"), IsEmpty());
  EXPECT_THAT(Found("not spec.minReadySeconds == 3"), ElementsAre("spec: (none)"));
  EXPECT_THAT(Found("spec.paused == false"), ElementsAre("false: false"));
  EXPECT_THAT(Found("spec.paused"), IsEmpty());
  EXPECT_THAT(Found("spec.paused == 'false'"), IsEmpty());
}

TEST(CustomRules, PointAtTheLastPartOfAnd) {
  EXPECT_THAT(Found("kind == 'Deployment' and spec.replicas < 2"), ElementsAre("1: 1"));
  EXPECT_THAT(Found("spec.replicas > 5 or spec.replicas < 2 or kind == 'Deployment'"),
              ElementsAre("1: 1"));
  EXPECT_THAT(Found("not (spec.replicas > 5 or spec.template.spec.hostNetwork == false)"),
              ElementsAre("true: true"));
  EXPECT_THAT(Found("kind == 'Deployment' and spec.replicas < 2", "at: metadata.name"),
              ElementsAre("web: web"));
}

TEST(CustomRules, LookAtTheKindsThatAreMeant) {
  for (const auto* kind : {"Deployment", "apps/Deployment", "apps/v1/Deployment", "'*'", "apps/*",
                           "'[Pod, Deployment]'"}) {
    const bool list = std::string(kind).starts_with("'[");
    const auto kinds = list ? std::string("[Pod, Deployment]") : std::string(kind);
    EXPECT_EQ(Found("exists(kind)", "kinds: " + kinds).size(), 1U) << kind;
  }
  for (const auto* kind : {"Pod", "v1/Deployment", "batch/Deployment", "apps/v2/Deployment"}) {
    EXPECT_THAT(Found("exists(kind)", std::string("kinds: ") + kind), IsEmpty()) << kind;
  }
}

TEST(CustomRules, FillMessages) {
  const std::string rule = R"(
id: some-rule
subject: container
when: image matches ":latest$"
message: "{name} of {$.metadata.name} has {{{}}}, {ports[*].containerPort} and {command}"
)";
  EXPECT_THAT(FoundBy(rule, Web()),
              ElementsAre("nginx:latest: front of web has {nginx:latest}, 80, 8080 and (none)"));
}

struct Mistaken {
  const char* when;
  const char* message;
};

// The condition begins at 4:3.
TEST(CustomRules, TellWhereAConditionIsWrong) {
  static constexpr Mistaken Cases[] = {
      {"exsits(spec.x)", "4:3: there is no function `exsits`; did you mean `exists`?"},
      {"spec.replicas = 2", "4:17: `=` means nothing here; did you mean `==`?"},
      {"spec.a && spec.b", "4:10: `&&` means nothing here; did you mean `and`?"},
      {"spec.image match 'x'", "4:14: `match` is no operator; did you mean `matches`?"},
      {"spec.replicas > ", "4:18: here stands the end instead of a field"},
      {"spec.image matches '('",
       "4:22: this is no regular expression as RE2 has them: missing ): ("},
      {"spec.memory > 4GB", "4:17: `4GB` is no number or quantity; did you mean `4G`?"},
      {"spec.kind in [Pod]", "4:17: texts stand in quotes: \"Pod\""},
      {"metadata.labels.example.com/team",
       "4:30: `/` means nothing here; keys with `/` stand in "
       "quotes: `labels.\"example.com/team\"`"},
      {"spec.containers.*", "4:19: here stands `*` instead of a key; every item is `[*]`"},
      {"'x' == spec.y", "4:3: a field stands on the left of a comparison"},
      {"spec.x > 'many'",
       "4:12: only numbers and quantities are less or greater than others, not "
       "the text \"many\""},
      {"(spec.x == 1", "4:15: here stands the end instead of `)`"},
      {"spec.name == 'web", "4:16: this text has no closing quote"},
  };
  for (const auto& [when, message] : Cases) {
    EXPECT_THAT(FoundBy(RuleOf(when), ""), ElementsAre(message)) << when;
  }
}

TEST(CustomRules, TellPlacesInAnyStyleOfYaml) {
  const std::string head = "id: x\nmessage: x\n";
  const auto only = [&](const std::string& rule) { return FoundBy(head + rule, "").at(0); };
  EXPECT_THAT(only("when: a.b = 1\n"), HasSubstr("3:11: `=`"));
  EXPECT_THAT(only("when: \"a.\\\"b\\\" = 1\"\n"), HasSubstr("3:16: `=`"));
  EXPECT_THAT(only("when: 'a.''b'' = 1'\n"), HasSubstr("3:16: `=`"));
  EXPECT_THAT(only("when: >-\n  a == 1 and\n  b = 2\n"), HasSubstr("5:5: `=`"));
  EXPECT_THAT(only("when: |\n  a == 1\n  and b = 2\n"), HasSubstr("5:9: `=`"));
}

TEST(CustomRules, TellWhatElseIsWrong) {
  EXPECT_THAT(FoundBy("id: Team_Label\nwhen: exists(a)\nmessage: x\n", ""),
              ElementsAre(HasSubstr("1:5: an id is words with hyphens")));
  EXPECT_THAT(
      FoundBy("id: x\nwehn: exists(a)\nmessage: x\n", ""),
      ElementsAre("2:1: unknown key `wehn`; did you mean `when`?", "1:5: this rule has no `when`"));
  EXPECT_THAT(FoundBy("id: x\nwhen: exists(a)\nmessage: '{a'\n", ""),
              ElementsAre("3:11: this brace is not closed; `{{` is a brace itself"));
  EXPECT_THAT(FoundBy("id: x\nwhen: exists(a)\nmessage: x\nseverity: high\nsubject: pod\n", ""),
              ElementsAre(HasSubstr("4:11: unknown severity"), HasSubstr("5:10: unknown subject")));
  EXPECT_THAT(FoundBy("custom-rules: {id: x}\n", ""),
              ElementsAre("1:15: rules are a list, not a mapping"));
  EXPECT_THAT(FoundBy("- 5\n- id: x\n  when: exists(a)\n  message: x\n  bad: nothing\n", ""),
              ElementsAre("1:3: a rule is a mapping, not `5`",
                          "5:8: an example is a mapping, or YAML behind `|`, not `nothing`"));
}

// Whatever the condition and the object, a rule looks only so long.
TEST(CustomRules, GiveUpOnWhatIsTooLarge) {
  std::string manifest = "apiVersion: v1\nkind: Pod\nmetadata: {name: big}\nlist:\n";
  for (int i = 0; i < 3000; ++i) {
    manifest += fmt::format("  - {}\n", i);
  }
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_THAT(
      FoundBy(RuleOf("any($.list[*], any($.list[*], any($.list[*], @ == 'no')))"), manifest),
      ElementsAre("big: Pod `big` is too large for the condition of `test-rule`: not judged"));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));

  std::string deep(200, '(');
  EXPECT_THAT(FoundBy(RuleOf(deep), ""), ElementsAre(HasSubstr("at most 40 levels deep")));
  EXPECT_THAT(FoundBy(RuleOf(std::string(20000, 'a')), ""),
              ElementsAre(HasSubstr("at most 16384 bytes")));
}

}  // namespace linter::tests
