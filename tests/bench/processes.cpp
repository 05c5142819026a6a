// Whole processes over a folder, in turn, so that a machine whose speed drifts is fair to all:
// shoal, tree-sitter parsing alone (this program with --parse), `cat`, and shoal on one small file.
// Prints medians and ratios.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <thread>

#include "tests/bench/corpus_text.h"
#include "tests/bench/process_cost.h"

namespace linter::tests {

static int Compare(const std::string& self, const std::string& shoal, const std::string& folder,
                   const std::string& small) {
  const auto threads = std::to_string(std::max(1U, std::thread::hardware_concurrency()));
  const std::vector<std::string> check = {shoal,         "check",    "--isolated",
                                          "--exit-zero", "--format", "json"};
  const auto with = [&](std::vector<std::string> more) {
    auto words = check;
    words.insert(words.end(), more.begin(), more.end());
    return words;
  };
  const std::vector<std::pair<std::string, std::vector<std::string>>> commands = {
      {"shoal, default profile", with({folder})},
      {"shoal, all rules", with({"--profile", "all", folder})},
      {"shoal, all rules, 1 thread", with({"--threads", "1", "--profile", "all", folder})},
      {"tree-sitter alone, all threads", {self, "--parse", threads, folder}},
      {"tree-sitter alone, 1 thread", {self, "--parse", "1", folder}},
      {"cat", {"sh", "-c", "find " + folder + " -type f -print0 | xargs -0 cat"}},
      {"shoal, one small file", with({small})},
  };
  constexpr int Runs = 20;
  std::map<std::string, std::vector<Cost>> costs;
  for (int run = 0; run <= Runs; ++run) {
    for (const auto& [name, words] : commands) {
      const auto cost = Time(words);
      if (run > 0) {
        costs[name].push_back(cost);
      }
    }
  }
  const auto files = static_cast<double>(ReadFolder(folder).size());
  fmt::print("{} files, {} runs of each, medians\n", files, Runs);
  for (const auto& [name, words] : commands) {
    const auto cost = Median(costs[name]);
    fmt::print("{:<32} {:>9.1f} ms wall {:>9.1f} ms cpu {:>8.1f} MiB\n", name, cost.wall_ms,
               cost.cpu_ms, cost.peak_mib);
  }
  const auto wall = [&](const std::string& name) { return Median(costs[name]).wall_ms; };
  for (const auto* name : {"shoal, default profile", "shoal, all rules"}) {
    fmt::print(
        "{}: {:.2f} x tree-sitter alone on as many threads, {:.2f} x on one; {:.1f} x cat; "
        "{:.0f} files/s\n",
        name, wall(name) / wall("tree-sitter alone, all threads"),
        wall(name) / wall("tree-sitter alone, 1 thread"), wall(name) / wall("cat"),
        files * 1e3 / wall(name));
  }
  fmt::print("shoal, all rules, 1 thread: {:.2f} x tree-sitter alone, 1 thread\n",
             wall("shoal, all rules, 1 thread") / wall("tree-sitter alone, 1 thread"));
  return 0;
}

}  // namespace linter::tests

int main(int count, char** words) {
  const std::vector<std::string> arguments(words, words + count);
  if (count == 4 && arguments[1] == "--parse") {
    const auto texts = linter::tests::ReadFolder(arguments[3]);
    return linter::tests::ParseAll(texts, std::stoul(arguments[2])) > 0 ? 0 : 1;
  }
  if (count == 4) {
    return linter::tests::Compare(arguments[0], arguments[1], arguments[2], arguments[3]);
  }
  fmt::print(stderr, "usage: {} SHOAL FOLDER SMALL_FILE\n", arguments[0]);
  return 2;
}
