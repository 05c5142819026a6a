// `shoal check` with all rules about Dockerfiles and their shell code against `hadolint`, whole
// processes over all Dockerfiles of the corpus, in turn, so that a machine whose speed drifts is
// fair to both. Each sees the same files in one process.

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/bench/process_cost.h"

namespace linter::tests {

namespace fs = std::filesystem;

static std::vector<std::string> FilesBelow(const fs::path& folder) {
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) {
      files.push_back(entry.path().string());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

struct Contestant {
  std::string name;
  std::vector<std::string> words;
  std::vector<Cost> costs = {};

  std::vector<double> Each(double Cost::*number) const {
    std::vector<double> values;
    for (const auto& cost : costs) {
      values.push_back(cost.*number);
    }
    return values;
  }
  double Least(double Cost::*number) const {
    const auto values = Each(number);
    return *std::min_element(values.begin(), values.end());
  }
  double Middle(double Cost::*number) const { return Median(Each(number)); }
};

static void Print(const Contestant& one) {
  fmt::print("{:<28} {:>9.1f} {:>9.1f} {:>9.1f} {:>9.1f} {:>9.1f}\n", one.name,
             one.Least(&Cost::wall_ms), one.Middle(&Cost::wall_ms), one.Least(&Cost::cpu_ms),
             one.Middle(&Cost::cpu_ms), one.Middle(&Cost::peak_mib));
}

static void PrintRatio(const Contestant& ours, const Contestant& theirs) {
  std::vector<double> wall;
  std::vector<double> cpu;
  for (std::size_t i = 0; i < ours.costs.size(); ++i) {
    wall.push_back(theirs.costs[i].wall_ms / ours.costs[i].wall_ms);
    cpu.push_back(theirs.costs[i].cpu_ms / ours.costs[i].cpu_ms);
  }
  fmt::print(
      "{}: {:.1f} x faster by the least time, {:.1f} x in the median pair (least {:.1f} x); "
      "{:.1f} x less processor time; {:.2f} x the memory\n",
      ours.name, theirs.Least(&Cost::wall_ms) / ours.Least(&Cost::wall_ms), Median(wall),
      *std::min_element(wall.begin(), wall.end()), Median(cpu),
      ours.Middle(&Cost::peak_mib) / theirs.Middle(&Cost::peak_mib));
}

static int Compare(const std::string& shoal, const std::string& hadolint, const std::string& folder,
                   int runs) {
  const auto files = FilesBelow(folder);
  if (files.empty()) {
    fmt::print(stderr, "bench: no files in {}\n", folder);
    return 2;
  }
  const auto with_files = [&](std::vector<std::string> words) {
    words.insert(words.end(), files.begin(), files.end());
    return words;
  };
  const std::vector<std::string> check = {shoal,       "check", "--isolated", "--exit-zero",
                                          "--profile", "all",   "--format",   "json"};
  auto alone = check;
  alone.insert(alone.end(), {"--threads", "1"});
  std::vector<Contestant> contestants = {
      {"shoal, all rules", with_files(check)},
      {"shoal, all rules, 1 thread", with_files(alone)},
      {"hadolint", with_files({hadolint, "--no-fail", "--format", "json"})}};
  for (int run = 0; run < runs; ++run) {
    for (auto& one : contestants) {
      one.costs.push_back(Time(one.words, Errors::Hidden));
      if (one.costs.back().status != 0) {
        fmt::print(stderr, "bench: {} failed\n", one.name);
        return 1;
      }
    }
  }
  fmt::print("{} Dockerfiles, {} runs of each in turn; milliseconds and MiB\n", files.size(), runs);
  fmt::print("{:<28} {:>9} {:>9} {:>9} {:>9} {:>9}\n", "", "least", "median", "least cpu",
             "median cpu", "peak");
  for (const auto& one : contestants) {
    Print(one);
  }
  PrintRatio(contestants[0], contestants[2]);
  PrintRatio(contestants[1], contestants[2]);
  return 0;
}

}  // namespace linter::tests

int main(int count, char** words) {
  const std::vector<std::string> arguments(words, words + count);
  if (count == 5) {
    return linter::tests::Compare(arguments[1], arguments[2], arguments[3],
                                  std::stoi(arguments[4]));
  }
  fmt::print(stderr, "usage: {} SHOAL HADOLINT FOLDER RUNS\n", arguments[0]);
  return 2;
}
