// `shoal rules test`: are rules of one's own what their examples say?

#include <fmt/format.h>

#include "linter/cli/terminal.h"
#include "linter/cli/verbs.h"
#include "linter/engine/run.h"
#include "linter/files/bytes.h"
#include "linter/files/repository.h"
#include "linter/workspace/catalog.h"
#include "linter/yaml/document.h"

namespace linter::cli {

constexpr int Failed = 2;
constexpr std::size_t MostBytes = 1U << 20U;

// What is wrong with an example, where it is written.
struct Disappointment {
  Span span;
  std::string message;
};

static std::vector<Disappointment> Try(const custom::OwnRule& own, const custom::Fixture& fixture) {
  const auto at = [&](const Span& span) {
    const auto begin = fixture.WrittenAt(span.begin);
    return Span{fixture.span.file, begin, begin};
  };
  const SourceFile file{{}, "example.yaml", fixture.text};
  for (const auto& problem : yaml::Parse(file).problems) {
    return {{at(problem.span), problem.message}};
  }
  const std::vector<Rule> catalog = {own.AsRule()};
  const RuleSet rules = {{&catalog.front()}};
  const std::vector<engine::Input> inputs = {{.source = &file, .rules = &rules}};
  // An example that is a piece of an object is no patch to one.
  engine::Options options{.catalog = catalog,
                          .world = k8s::World::Closed,
                          .allowances = engine::Allowances::Ignored,
                          .today = "",
                          .threads = 1};
  options.own[&catalog.front()] = [&](const k8s::Object& object, Report& report) {
    own.Check(object, report);
  };
  const auto outcome = engine::Run(inputs, options);
  const auto begin = at({{}, 0, 0});
  if (outcome.objects == 0) {
    return {{begin, "this example holds no object: it needs `apiVersion` and `kind`"}};
  }
  const bool bad = fixture.expects == custom::Fixture::Expects::Finding;
  std::vector<Disappointment> all;
  if (bad && outcome.findings.empty()) {
    all.push_back({begin, "nothing is found in this bad example"});
  }
  for (const auto& finding : outcome.findings) {
    if (!bad) {
      all.push_back(
          {at(finding.span), fmt::format("found in a good example: {}", finding.message)});
    }
  }
  return all;
}

// The rules that are meant. A folder may have settings, or be one of rules.
static workspace::OwnRules Find(const RuleTestArguments& arguments, std::span<const Rule> catalog) {
  workspace::OwnRules own{.complain = Complain};
  if (!arguments.path.empty()) {
    const auto path = files::Absolute(arguments.path);
    for (const auto* name : {".shoal.yaml", ".shoal.yml"}) {
      if (files::ReadIfThere(files::Join(path, name), MostBytes)) {
        own.ReadFile(files::Join(path, name));
        return own;
      }
    }
    own.ReadFolder(path);
    return own;
  }
  for (const auto& path : workspace::FindOwnRuleFiles(catalog, {.complain = Complain})) {
    own.ReadFile(path);
  }
  return own;
}

int TestRules(const RuleTestArguments& arguments, std::span<const Rule> catalog) {
  auto own = Find(arguments, catalog);
  own.CheckIds(catalog);
  if (own.flawed) {
    return Failed;
  }
  if (own.rules.empty()) {
    Complain(
        "there are no rules of your own here: `custom-rules` or `rule-folders` in a "
        "`.shoal.yaml` define them");
    return Failed;
  }
  std::size_t examples = 0;
  std::size_t wrong = 0;
  for (const auto& rule : own.rules) {
    if (rule->fixtures.empty()) {
      fmt::print("{}\n", own.Describe(rule->id_span, fmt::format("{}: has no example", rule->id)));
    }
    for (const auto& fixture : rule->fixtures) {
      ++examples;
      const auto disappointments = Try(*rule, fixture);
      wrong += disappointments.empty() ? 0 : 1;
      for (const auto& [span, message] : disappointments) {
        fmt::print("{}\n", own.Describe(span, fmt::format("{}: {}", rule->id, message)));
      }
    }
  }
  fmt::print("{} {}, {} {}: {}\n", own.rules.size(), own.rules.size() == 1 ? "rule" : "rules",
             examples, examples == 1 ? "example" : "examples",
             wrong == 0 ? "all are as the rules say"
                        : fmt::format("{} {} not", wrong, wrong == 1 ? "is" : "are"));
  return wrong == 0 ? 0 : 1;
}

}  // namespace linter::cli
