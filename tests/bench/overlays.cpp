// `shoal render` against `kustomize build`, process against process, over all kustomizations of the
// corpus that kustomize builds.

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/bench/process_cost.h"

namespace linter::tests {

namespace fs = std::filesystem;

// Lays the repositories out, and gives the folders of their overlays.
static std::vector<std::string> LayOut(const std::string& corpus, const fs::path& folder) {
  std::vector<std::string> overlays;
  std::ifstream file(corpus);
  for (std::string line; std::getline(file, line);) {
    const auto repository = nlohmann::json::parse(line);
    const auto root = folder / repository["repository"].get<std::string>();
    for (const auto& [path, text] : repository["files"].items()) {
      fs::create_directories((root / path).parent_path());
      std::ofstream(root / path, std::ios::binary) << text.get<std::string>();
    }
    for (const auto& build : repository["builds"]) {
      if (build.contains("output")) {
        overlays.push_back((root / build["folder"].get<std::string>()).string());
      }
    }
  }
  return overlays;
}

static Cost Measure(const std::vector<std::string>& words, int runs) {
  std::vector<Cost> costs;
  for (int run = 0; run < runs; ++run) {
    costs.push_back(Time(words, Errors::Hidden));
  }
  return Median(costs);
}

static int Compare(const std::vector<std::string>& arguments) {
  const auto overlays = LayOut(arguments[4], arguments[3]);
  const int runs = std::stoi(arguments[5]);
  Cost ours;
  Cost theirs;
  std::vector<double> ratios;
  std::size_t apart = 0;
  const auto add = [](const Cost& cost, Cost& sum) {
    sum.wall_ms += cost.wall_ms;
    sum.cpu_ms += cost.cpu_ms;
    sum.peak_mib = std::max(sum.peak_mib, cost.peak_mib);
  };
  for (const auto& overlay : overlays) {
    const auto shoal = Measure({arguments[1], "render", overlay}, runs);
    const auto kustomize = Measure(
        {arguments[2], "build", "--load-restrictor", "LoadRestrictionsNone", overlay}, runs);
    apart += (shoal.status == 0) != (kustomize.status == 0) ? 1 : 0;
    add(shoal, ours);
    add(kustomize, theirs);
    ratios.push_back(kustomize.wall_ms / shoal.wall_ms);
  }
  fmt::print("{} overlays, median of {} runs each; {} refused by one alone\n", overlays.size(),
             runs, apart);
  fmt::print("time: {:.1f} s, kustomize {:.1f} s\n", ours.wall_ms / 1e3, theirs.wall_ms / 1e3);
  fmt::print("user and system time: {:.1f} s, kustomize {:.1f} s: {:.1f} x\n", ours.cpu_ms / 1e3,
             theirs.cpu_ms / 1e3, theirs.cpu_ms / ours.cpu_ms);
  fmt::print("most memory: {:.1f} MiB, kustomize {:.1f} MiB\n", ours.peak_mib, theirs.peak_mib);
  fmt::print("faster: {:.1f} x summed, {:.1f} x in the median overlay, {:.1f} x at least\n",
             theirs.wall_ms / ours.wall_ms, Median(ratios),
             *std::min_element(ratios.begin(), ratios.end()));
  return apart == 0 ? 0 : 1;
}

}  // namespace linter::tests

int main(int count, char** words) {
  const std::vector<std::string> arguments(words, words + count);
  if (count == 6) {
    return linter::tests::Compare(arguments);
  }
  fmt::print(stderr, "usage: {} SHOAL KUSTOMIZE FOLDER BUILDS RUNS\n", arguments[0]);
  return 2;
}
