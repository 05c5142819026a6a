// rules/peers.tsv lists what other tools check; rules/PEERS.md says which of it the catalog
// answers.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "tests/fixture/fixture.h"
#include "tests/fixture/lint.h"

namespace linter::tests {

namespace fs = std::filesystem;

constexpr std::string_view PeersIntroduction = R"(# What other tools check, and what answers it

Made from `replaces` of the rules and from [peers.tsv](peers.tsv) (`UPDATE_GOLDEN=1 ./dev test -R Peers`). The ids work in place of ours: `shoal explain DL3008`,
`--ignore KSV-0001`, `# shoal: allow CKV_K8S_20: reason`. A rule of ours that answers another does not always say the same: where it is narrower, wider, or the other way round, its page says why.
What ShellCheck finds is listed where a rule of ours finds it without that program, and not counted.

)";

// One row of peers.tsv.
struct PeerRule {
  std::string tool;
  std::string id;
  // A few words of ours for what it is about.
  std::string about;
  // Empty where it is covered.
  std::string why_not;

  std::string Name() const { return tool + ":" + id; }
  // ShellCheck has many more than those that are listed.
  bool counts() const { return tool != "shellcheck" && !id.starts_with("SC"); }
};

static std::vector<PeerRule> ReadPeers() {
  std::istringstream lines(ReadFile(fs::path(SHOAL_SOURCE) / "rules" / "peers.tsv"));
  std::vector<PeerRule> rules;
  std::string line;
  std::getline(lines, line);
  EXPECT_EQ(line, "tool\tid\tabout\twhy_not");
  while (std::getline(lines, line)) {
    EXPECT_EQ(std::count(line.begin(), line.end(), '\t'), 3) << line;
    std::istringstream cells(line);
    auto& rule = rules.emplace_back();
    std::getline(cells, rule.tool, '\t');
    std::getline(cells, rule.id, '\t');
    std::getline(cells, rule.about, '\t');
    std::getline(cells, rule.why_not, '\t');
  }
  return rules;
}

// The ids of ours by what they answer, as `tool:id`.
static std::map<std::string, std::vector<std::string_view>, std::less<>> Answers() {
  std::map<std::string, std::vector<std::string_view>, std::less<>> answers;
  for (const auto& rule : Catalog()) {
    for (const auto replaced : rule.replaces) {
      answers[std::string(replaced)].push_back(rule.id);
    }
  }
  return answers;
}

// How much of one tool is answered.
struct Coverage {
  std::string tool;
  int rules = 0;
  int covered = 0;

  double percent() const { return rules == 0 ? 100.0 : 100.0 * covered / rules; }
};

static std::vector<Coverage> Count() {
  const auto answers = Answers();
  std::vector<Coverage> counts;
  for (const auto& peer : ReadPeers()) {
    if (counts.empty() || counts.back().tool != peer.tool) {
      counts.push_back({peer.tool});
    }
    counts.back().rules += peer.counts() ? 1 : 0;
    counts.back().covered += peer.counts() && answers.contains(peer.Name()) ? 1 : 0;
  }
  return counts;
}

static std::string RenderPeers() {
  std::string text(PeersIntroduction);
  text += "| tool | rules | covered | |\n| --- | --- | --- | --- |\n";
  for (const auto& count : Count()) {
    if (count.rules > 0) {
      text += fmt::format("| [{0}](#{0}) | {1} | {2} | {3:.1f} % |\n", count.tool, count.rules,
                          count.covered, count.percent());
    }
  }
  const auto answers = Answers();
  std::string tool;
  for (const auto& peer : ReadPeers()) {
    if (peer.tool != tool) {
      tool = peer.tool;
      text += fmt::format("\n## {}\n\n| rule | about | ours |\n| --- | --- | --- |\n", tool);
    }
    std::string ours;
    if (const auto found = answers.find(peer.Name()); found != answers.end()) {
      for (const auto id : found->second) {
        ours += fmt::format("{0}[{1}](README.md#{1})", ours.empty() ? "" : ", ", id);
      }
    }
    text += fmt::format("| {} | {} | {} |\n", peer.id, peer.about,
                        ours.empty() ? "none: " + peer.why_not : ours);
  }
  return text;
}

TEST(Peers, PageIsWhatTheCatalogSays) {
  const auto path = fs::path(SHOAL_SOURCE) / "rules" / "PEERS.md";
  const auto rendered = RenderPeers();
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << rendered;
  }
  EXPECT_TRUE(ReadFile(path) == rendered)
      << "rules/PEERS.md is out of date: UPDATE_GOLDEN=1 ./dev test -R Peers";
}

// The least share of a tool's rules that is answered, in percent.
TEST(Peers, AreCovered) {
  const std::map<std::string, double, std::less<>> least = {
      {"kube-linter", 100}, {"kube-score", 100}, {"polaris", 100}, {"pss", 100},
      {"hadolint", 100},    {"trivy", 95},       {"checkov", 95},  {"kics", 95},
      {"helm-lint", 95},    {"buildkit", 95}};
  std::map<std::string, Coverage, std::less<>> counts;
  for (const auto& count : Count()) {
    EXPECT_TRUE(counts.emplace(count.tool, count).second) << count.tool << " stands in two places";
    if (count.rules > 0) {
      fmt::print("{:12} {:4} rules, {:4} covered, {:5.1f} %\n", count.tool, count.rules,
                 count.covered, count.percent());
    }
  }
  for (const auto& [tool, percent] : least) {
    ASSERT_TRUE(counts.contains(tool)) << tool;
    EXPECT_GT(counts.at(tool).rules, 10) << tool;
    EXPECT_GE(counts.at(tool).percent(), percent) << tool;
  }
}

TEST(Peers, WhatIsNotCoveredHasAReason) {
  const auto answers = Answers();
  for (const auto& peer : ReadPeers()) {
    EXPECT_NE(answers.contains(peer.Name()), !peer.why_not.empty()) << peer.Name();
  }
}

TEST(Peers, EveryIdThatARuleReplacesIsListedOnce) {
  std::map<std::string, int, std::less<>> listed;
  for (const auto& peer : ReadPeers()) {
    EXPECT_EQ(++listed[peer.Name()], 1) << peer.Name();
  }
  for (const auto& [name, ids] : Answers()) {
    EXPECT_TRUE(listed.contains(name)) << ids.front() << " replaces " << name;
  }
}

}  // namespace linter::tests
