// Time per phase over the manifests of a folder (`SHOAL_BENCH`): tree-sitter alone, our trees, and
// a whole run with the rules of the default profile and with all.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>

#include "linter/engine/run.h"
#include "linter/yaml/document.h"
#include "rules/catalog.h"
#include "tests/bench/corpus_text.h"

namespace linter::tests {

static const std::vector<SourceFile>& Sources() {
  static const auto sources = [] {
    std::vector<SourceFile> made;
    for (auto& text : ReadFolder(std::getenv("SHOAL_BENCH"))) {
      made.push_back({static_cast<FileId>(made.size()), "file.yaml", std::move(text)});
    }
    return made;
  }();
  return sources;
}

static const std::vector<std::string>& Texts() {
  static const auto texts = ReadFolder(std::getenv("SHOAL_BENCH"));
  return texts;
}

static void Count(benchmark::State& state) {
  const auto files = static_cast<double>(Sources().size());
  state.counters["files/s"] =
      benchmark::Counter(files, benchmark::Counter::kIsIterationInvariantRate);
}

static void TreeSitterAlone(benchmark::State& state) {
  for (auto each : state) {
    benchmark::DoNotOptimize(ParseAll(Texts(), 1));
  }
  Count(state);
}

static void OurTrees(benchmark::State& state) {
  for (auto each : state) {
    for (const auto& source : Sources()) {
      benchmark::DoNotOptimize(yaml::Parse(source).documents.size());
    }
  }
  Count(state);
}

static void RunRules(benchmark::State& state, Profile profile, std::size_t threads) {
  static const auto catalog = rules::All();
  RuleSet rules;
  for (const auto& rule : catalog) {
    const auto& profiles = rule.profiles;
    if (profile == Profile::All ||
        std::find(profiles.begin(), profiles.end(), profile) != profiles.end()) {
      rules.push_back({.rule = &rule});
    }
  }
  std::vector<engine::Input> inputs;
  for (const auto& source : Sources()) {
    inputs.push_back({.source = &source, .rules = &rules});
  }
  for (auto each : state) {
    benchmark::DoNotOptimize(
        engine::Run(inputs, {.catalog = catalog, .today = "2026-11-23", .threads = threads})
            .findings.size());
  }
  Count(state);
}

BENCHMARK(TreeSitterAlone)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(OurTrees)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(RunRules, default_profile, Profile::Default, 1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(RunRules, all_rules, Profile::All, 1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(RunRules, all_rules_two_threads, Profile::All, 2)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace linter::tests

BENCHMARK_MAIN();
