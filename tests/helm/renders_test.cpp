#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/helm/chart_corpus.h"

// Every chart of the corpus with every set of values, against what helm printed.

namespace linter::helm {

using nlohmann::json;

static std::vector<json> ReadLines(const std::string& path) {
  std::vector<json> rows;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    rows.push_back(json::parse(line));
  }
  return rows;
}

static std::vector<std::string> Lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto newline = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, newline));
    text.remove_prefix(std::min(newline + 1, text.size()));
  }
  return lines;
}

// `kind:` and `name:` lines, for outputs of which even the length differs from run to run.
static std::vector<std::string> Names(std::string_view text) {
  std::vector<std::string> names;
  for (const std::string& line : Lines(text)) {
    if (line.starts_with("kind:") || line.starts_with("  name:") || line.starts_with("# Source:")) {
      names.push_back(line);
    }
  }
  return names;
}

static bool SameButForVarying(std::string_view actual, std::string_view expected,
                              const json& varies) {
  if (varies.is_string()) {
    return Names(actual) == Names(expected);
  }
  const auto left = Lines(actual);
  const auto right = Lines(expected);
  if (left.size() != right.size()) {
    return false;
  }
  std::set<std::size_t> skipped;
  for (const auto& line : varies) {
    skipped.insert(line.get<std::size_t>());
  }
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (left[i] != right[i] && !skipped.contains(i + 1)) {
      return false;
    }
  }
  return true;
}

// Each byte has an origin, and what says that it was copied was copied.
static std::string OriginProblem(const Rendering& rendering, const gotemplate::Text& text) {
  std::uint32_t at = 0;
  for (std::uint32_t i = 0; i < text.run_count(); ++i) {
    const gotemplate::Run run = text.RunAt(i);
    const auto bytes = text.bytes().substr(at, run.end - at);
    at = run.end;
    if (bytes.empty()) {
      continue;
    }
    if (run.origin == gotemplate::OriginId::None) {
      return "no origin: " + std::string(bytes.substr(0, 60));
    }
    if (run.offset == gotemplate::NotCopied) {
      continue;
    }
    const auto& origin = rendering.origins[rendering.origins.Innermost(run.origin)];
    if (origin.kind != gotemplate::OriginKind::Written ||
        rendering.origins.Bytes(origin).substr(run.offset, bytes.size()) != bytes) {
      return "not copied: " + std::string(bytes.substr(0, 60));
    }
  }
  return at == text.size() ? "" : "bytes without a run";
}

struct Totals {
  int fixed = 0;
  int fixed_equal = 0;
  int varying = 0;
  int varying_equal = 0;
  int refused = 0;
  int refused_equal = 0;
  double helm_seconds = 0;
  double seconds = 0;
  std::vector<std::string> misses;
  std::vector<std::string> origin_problems;
};

// Only the reason and the place are compared, not all that wraps them.
static bool SameRefusal(const std::string& actual, const std::string& expected) {
  return expected.find(actual) != std::string::npos;
}

static void Compare(const json& row, ChartRun& run, Totals& totals) {
  const auto start = std::chrono::steady_clock::now();
  Rendering rendering = Render(run.files, run.options);
  const gotemplate::Text output = rendering.Output(run.options);
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  totals.seconds += seconds;
  totals.helm_seconds += row.value("seconds", 0.0);
  const std::string name = row["case"];
  if (std::getenv("SHOAL_TIMES") != nullptr) {
    std::printf("%.4f %.4f %zu %s\n", seconds, row.value("seconds", 0.0), rendering.heap->used(),
                name.c_str());
  }
  const std::string failure = rendering.failures.empty() ? "" : rendering.failures.front().message;
  if (row.contains("error")) {
    ++totals.refused;
    const bool same = !failure.empty() && SameRefusal(failure, row["error"]);
    totals.refused_equal += same ? 1 : 0;
    if (!same) {
      totals.misses.push_back(name + "\trefusal\t" + failure);
    }
    return;
  }
  const std::string expected = row["output"];
  const bool varies = row.contains("varies");
  const bool same =
      failure.empty() && (varies ? SameButForVarying(output.bytes(), expected, row["varies"])
                                 : output.bytes() == expected);
  (varies ? totals.varying : totals.fixed) += 1;
  (varies ? totals.varying_equal : totals.fixed_equal) += same ? 1 : 0;
  if (!same) {
    totals.misses.push_back(name + "\toutput\t" + failure);
    if (const char* folder = std::getenv("SHOAL_MISSES")) {
      std::ofstream(std::string(folder) + "/" + name + ".actual") << output.bytes();
      std::ofstream(std::string(folder) + "/" + name + ".expected") << expected;
    }
  }
  for (const Manifest& manifest : rendering.manifests) {
    const std::string problem = OriginProblem(rendering, manifest.content);
    if (!problem.empty()) {
      totals.origin_problems.push_back(name + ": " + problem);
      break;
    }
  }
}

// What is known to differ, with its cause.
static std::set<std::string> KnownMisses() {
  std::set<std::string> known;
  std::ifstream file(SHOAL_SOURCE "/testdata/helm/render_misses.tsv");
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with('#')) {
      known.insert(line.substr(0, line.find('\t')));
    }
  }
  return known;
}

TEST(Renders, AreHelmsByteForByte) {
  const auto corpus = HelmCorpus();
  if (!corpus) {
    GTEST_SKIP() << "no corpus of charts";
  }
  std::map<std::string, std::string> blobs;
  for (const json& row : ReadLines(*corpus + "/blobs.jsonl")) {
    blobs[row["id"]] = row["text"];
  }
  std::map<std::string, json> charts;
  for (json& row : ReadLines(*corpus + "/charts.jsonl")) {
    charts[row["chart"]] = std::move(row["files"]);
  }
  Totals totals;
  const char* only = std::getenv("SHOAL_CASE");
  for (const json& row : ReadLines(*corpus + "/renders.jsonl")) {
    if (only != nullptr && row["case"] != only) {
      continue;
    }
    ChartRun run;
    for (const auto& [path, id] : charts[row["chart"]].items()) {
      run.files.push_back({path, run.AddSource(path, blobs[id])});
    }
    run.options.release_name = "rel";
    run.ApplyArguments(row["args"].get<std::vector<std::string>>(), "",
                       row.value("values", std::string()));
    Compare(row, run, totals);
  }
  for (const std::string& miss : totals.misses) {
    std::printf("miss\t%s\n", miss.c_str());
  }
  std::printf("equal: %d of %d, varying: %d of %d, refused: %d of %d; %.2f s, helm %.2f s\n",
              totals.fixed_equal, totals.fixed, totals.varying_equal, totals.varying,
              totals.refused_equal, totals.refused, totals.seconds, totals.helm_seconds);
  std::set<std::string> missed;
  for (const std::string& miss : totals.misses) {
    missed.insert(miss.substr(0, miss.find('\t')));
  }
  if (only == nullptr) {
    EXPECT_EQ(missed, KnownMisses());
  }
  EXPECT_EQ(totals.origin_problems, std::vector<std::string>());
}

}  // namespace linter::helm
