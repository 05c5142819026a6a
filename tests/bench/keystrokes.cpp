// From a keystroke in a manifest of 2,000 lines to its diagnostics, as an editor sees it.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "tests/fixture/lsp_client.h"

namespace linter::tests {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

// Objects under names of their own, until there are enough lines.
static std::string Manifest(const std::string& demo) {
  constexpr std::ptrdiff_t Lines = 2000;
  std::string text;
  for (int copy = 0; std::count(text.begin(), text.end(), '\n') < Lines; ++copy) {
    std::string part = demo;
    for (auto at = part.find("shop"); at != std::string::npos; at = part.find("shop", at + 4)) {
      part.insert(at + 4, std::to_string(copy));
    }
    text += part + "---\n";
  }
  return text;
}

static int Measure(const std::string& demo, int keystrokes) {
  std::ifstream file(demo);
  const auto text = Manifest({std::istreambuf_iterator<char>(file), {}});
  const auto folder = fs::temp_directory_path() / "shoal-keystrokes";
  fs::create_directories(folder);
  std::ofstream(folder / "shop.yaml") << text;
  LspClient client(folder, {{"general", {{"positionEncodings", {"utf-8"}}}}});
  client.Open("shop.yaml", "yaml", text);
  client.WaitForVersion("shop.yaml", 1);
  std::vector<double> times;
  for (int version = 2; version < keystrokes + 2; ++version) {
    const auto start = Clock::now();
    // A letter more or less in a comment of the first line.
    client.Change("shop.yaml", version, 0, 0, version % 2 == 0 ? 0 : 1,
                  version % 2 == 0 ? "#" : "");
    client.WaitForVersion("shop.yaml", version);
    times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
  }
  const int status = client.End();
  fs::remove_all(folder);
  std::sort(times.begin(), times.end());
  fmt::print(
      "{} lines, {} keystrokes: median {:.1f} ms, 99th percentile {:.1f} ms, most {:.1f} ms\n",
      std::count(text.begin(), text.end(), '\n'), times.size(), times[times.size() / 2],
      times[times.size() * 99 / 100], times.back());
  return status;
}

}  // namespace linter::tests

int main(int count, char** words) {
  if (count != 2) {
    fmt::print(stderr, "usage: {} MANIFEST\n", words[0]);
    return 2;
  }
  constexpr int Keystrokes = 300;
  return linter::tests::Measure(words[1], Keystrokes);
}
