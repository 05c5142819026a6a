// `shoal render` against `helm template`, process against process, over all charts of the corpus
// with all their sets of values, in turn, so that a machine whose speed drifts is fair to both.

#include <fmt/format.h>
#include <fmt/os.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/bench/process_cost.h"

namespace linter::tests {

// One rendering: a chart with a set of values.
struct Case {
  std::string chart;
  // Behind `render` or `template`.
  std::vector<std::string> words;
};

// Both programs on the same.
struct Pair {
  Cost shoal;
  Cost helm;

  double ratio() const { return helm.wall_ms / shoal.wall_ms; }
};

static std::vector<Case> ReadCases(const std::string& renders, const std::string& folder) {
  std::vector<Case> cases;
  std::ifstream file(renders);
  for (std::string line; std::getline(file, line);) {
    const auto row = nlohmann::json::parse(line);
    Case one{row["chart"], {"rel", folder + "/charts/" + row["chart"].get<std::string>()}};
    for (const auto& word : row["args"]) {
      one.words.push_back(word == "VALUES"
                              ? folder + "/values/" + row["case"].get<std::string>() + ".yaml"
                              : word.get<std::string>());
    }
    cases.push_back(std::move(one));
  }
  return cases;
}

static Pair Measure(const Case& one, const std::string& shoal, const std::string& helm, int runs) {
  std::vector<Cost> ours;
  std::vector<Cost> theirs;
  const auto words = [&](const std::string& program, const std::string& verb) {
    std::vector<std::string> all = {program, verb};
    all.insert(all.end(), one.words.begin(), one.words.end());
    return all;
  };
  // One program's runs in a row, as they are when a person renders: neither has to begin with a
  // processor that holds nothing but the other's memory.
  for (int run = 0; run < runs; ++run) {
    ours.push_back(Time(words(shoal, "render"), Errors::Hidden));
  }
  for (int run = 0; run < runs; ++run) {
    theirs.push_back(Time(words(helm, "template"), Errors::Hidden));
  }
  return {Median(ours), Median(theirs)};
}

static void Add(const Cost& cost, Cost& sum) {
  sum.wall_ms += cost.wall_ms;
  sum.cpu_ms += cost.cpu_ms;
  sum.peak_mib = std::max(sum.peak_mib, cost.peak_mib);
}

static void Print(const std::string& name, const Pair& pair) {
  fmt::print("{:<44} {:>9.1f} ms {:>9.1f} ms {:>7.1f} x {:>8.1f} MiB {:>8.1f} MiB\n", name,
             pair.shoal.wall_ms, pair.helm.wall_ms, pair.ratio(), pair.shoal.peak_mib,
             pair.helm.peak_mib);
}

static void WriteTable(const std::map<std::string, Pair>& charts, const std::string& path) {
  auto out = fmt::output_file(path);
  out.print("chart\tshoal ms\thelm ms\tratio\tshoal MiB\thelm MiB\n");
  for (const auto& [name, pair] : charts) {
    out.print("{}\t{:.2f}\t{:.2f}\t{:.1f}\t{:.1f}\t{:.1f}\n", name, pair.shoal.wall_ms,
              pair.helm.wall_ms, pair.ratio(), pair.shoal.peak_mib, pair.helm.peak_mib);
  }
}

static void Report(const std::map<std::string, Pair>& charts, std::vector<Pair> renders) {
  fmt::print("{:<44} {:>12} {:>12} {:>9} {:>12} {:>12}\n", "", "shoal", "helm", "faster", "shoal",
             "helm");
  Pair sum;
  std::vector<std::pair<std::string, Pair>> slowest(charts.begin(), charts.end());
  std::vector<double> ratios;
  for (const auto& [name, pair] : slowest) {
    Add(pair.shoal, sum.shoal);
    Add(pair.helm, sum.helm);
    ratios.push_back(pair.ratio());
  }
  std::sort(slowest.begin(), slowest.end(), [](const auto& left, const auto& right) {
    return left.second.helm.wall_ms > right.second.helm.wall_ms;
  });
  Print("all: time summed, most memory", sum);
  fmt::print("the ten charts that take helm longest:\n");
  for (std::size_t i = 0; i < std::min<std::size_t>(10, slowest.size()); ++i) {
    Print("  " + slowest[i].first, slowest[i].second);
  }
  std::sort(slowest.begin(), slowest.end(), [](const auto& left, const auto& right) {
    return left.second.ratio() < right.second.ratio();
  });
  fmt::print("the five charts with the least gain:\n");
  for (std::size_t i = 0; i < std::min<std::size_t>(5, slowest.size()); ++i) {
    Print("  " + slowest[i].first, slowest[i].second);
  }
  std::vector<double> ours;
  std::vector<double> theirs;
  for (const auto& pair : renders) {
    ours.push_back(pair.shoal.peak_mib);
    theirs.push_back(pair.helm.peak_mib);
  }
  fmt::print("peak memory, median of renders: {:.1f} MiB, helm {:.1f} MiB\n", Median(ours),
             Median(theirs));
  fmt::print("user and system time: {:.1f} s, helm {:.1f} s: {:.1f} x\n", sum.shoal.cpu_ms / 1e3,
             sum.helm.cpu_ms / 1e3, sum.helm.cpu_ms / sum.shoal.cpu_ms);
  fmt::print("faster: {:.1f} x summed, {:.1f} x in the median chart\n", sum.ratio(),
             Median(ratios));
}

static int Compare(const std::vector<std::string>& arguments) {
  const auto& [shoal, helm] = std::tie(arguments[1], arguments[2]);
  const auto& folder = arguments[3];
  const auto cases = ReadCases(arguments[4], folder);
  const int runs = std::stoi(arguments[5]);
  std::map<std::string, Pair> charts;
  std::vector<Pair> renders;
  std::size_t apart = 0;
  for (const auto& one : cases) {
    const auto pair = Measure(one, shoal, helm, runs);
    apart += (pair.shoal.status == 0) != (pair.helm.status == 0) ? 1 : 0;
    Add(pair.shoal, charts[one.chart].shoal);
    Add(pair.helm, charts[one.chart].helm);
    renders.push_back(pair);
  }
  fmt::print("{} renders of {} charts, median of {} runs each; {} refused by one alone\n",
             cases.size(), charts.size(), runs, apart);
  Report(charts, renders);
  WriteTable(charts, folder + "/charts.tsv");
  fmt::print("each chart: {}/charts.tsv\n", folder);
  return apart == 0 ? 0 : 1;
}

}  // namespace linter::tests

int main(int count, char** words) {
  const std::vector<std::string> arguments(words, words + count);
  if (count == 6) {
    return linter::tests::Compare(arguments);
  }
  fmt::print(stderr, "usage: {} SHOAL HELM FOLDER RENDERS RUNS\n", arguments[0]);
  return 2;
}
