// Over the manifests of the corpus, each on its own as kube-linter saw it: what kube-linter finds
// in these areas is found, but for the differences in kube_linter_differences.tsv, each with its
// reason. `SHOAL_SHOW=<check>` prints the differences of one check; `UPDATE_GOLDEN=1` writes the
// list, with the reasons that `ReasonOf` knows.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>

#include "linter/engine/run.h"
#include "tests/corpus/corpus.h"
#include "tests/fixture/fixture.h"
#include "tests/fixture/lint.h"

namespace linter::tests {

// The checks about probes, resources, availability, security context, network policies, images,
// references, conventions, access rights and secrets. (kube-linter has none about TLS.)
static const std::set<std::string>& Areas() {
  static const std::set<std::string> checks = {"no-liveness-probe",
                                               "no-readiness-probe",
                                               "liveness-port",
                                               "readiness-port",
                                               "startup-port",
                                               "unset-cpu-requirements",
                                               "unset-memory-requirements",
                                               "no-anti-affinity",
                                               "minimum-three-replicas",
                                               "mismatching-selector",
                                               "no-rolling-update-strategy",
                                               "pdb-max-unavailable",
                                               "pdb-min-available",
                                               "pdb-unhealthy-pod-eviction-policy",
                                               "hpa-minimum-three-replicas",
                                               "dangling-horizontalpodautoscaler",
                                               "dangling-service",
                                               "no-node-affinity",
                                               "run-as-non-root",
                                               "no-read-only-root-fs",
                                               "privileged-container",
                                               "privilege-escalation-container",
                                               "drop-net-raw-capability",
                                               "host-ipc",
                                               "host-network",
                                               "host-pid",
                                               "docker-sock",
                                               "sensitive-host-mounts",
                                               "writable-host-mount",
                                               "unsafe-sysctls",
                                               "unsafe-proc-mount",
                                               "privileged-ports",
                                               "ssh-port",
                                               "default-service-account",
                                               "deprecated-service-account-field",
                                               "non-existent-service-account",
                                               "non-isolated-pod",
                                               "dangling-networkpolicy",
                                               "dangling-networkpolicypeer-podselector",
                                               "dangling-ingress",
                                               "dangling-servicemonitor",
                                               "dnsconfig-options",
                                               "duplicate-env-var",
                                               "env-value-from",
                                               "invalid-target-ports",
                                               "job-ttl-seconds-after-finished",
                                               "latest-tag",
                                               "priority-class-name",
                                               "required-annotation-email",
                                               "required-label-owner",
                                               "restart-policy",
                                               "scc-deny-privileged-container",
                                               "exposed-services",
                                               "sorted-keys",
                                               "use-namespace",
                                               "access-to-create-pods",
                                               "access-to-secrets",
                                               "cluster-admin-role-binding",
                                               "wildcard-in-rules",
                                               "env-var-secret",
                                               "read-secret-from-env-var"};
  return checks;
}

// kube-linter's checks that a rule answers.
static std::vector<std::string> ChecksOf(const Rule& rule) {
  constexpr std::string_view Tool = "kube-linter:";
  std::vector<std::string> checks;
  for (const auto& replaced : rule.replaces) {
    if (replaced.starts_with(Tool)) {
      checks.emplace_back(replaced.substr(Tool.size()));
    }
  }
  return checks;
}

static std::set<PeerFinding> Answers(const Manifest& manifest, const RuleSet& rules) {
  std::set<PeerFinding> answers;
  for (const auto& finding : Lint(manifest.text, rules, k8s::World::Closed).findings) {
    for (const auto& check : ChecksOf(*finding.rule)) {
      answers.insert({check, finding.object.kind, finding.object.name});
    }
  }
  return answers;
}

struct Tally {
  std::size_t found = 0;
  std::size_t all = 0;
};

static std::filesystem::path DifferencesFile() {
  return std::filesystem::path(SHOAL_SOURCE) / "tests/corpus/kube_linter_differences.tsv";
}

static std::map<std::string, std::string> ReadDifferences() {
  std::map<std::string, std::string> differences;
  std::ifstream file(DifferencesFile());
  for (std::string line; std::getline(file, line);) {
    const auto tab = line.rfind('\t');
    if (!line.starts_with('#') && tab != std::string::npos) {
      differences[line.substr(0, tab)] = line.substr(tab + 1);
    }
  }
  return differences;
}

TEST(CorpusKubeLinter, FindingsAreFoundOrTheDifferenceHasAReason) {
  const auto corpus = Corpus();
  if (!corpus) {
    GTEST_SKIP() << "no corpus: set SHOAL_CORPUS";
  }
  RuleSet rules;
  for (const auto& rule : Catalog()) {
    rules.push_back({.rule = &rule});
  }
  const auto* show = std::getenv("SHOAL_SHOW");
  auto listed = ReadDifferences();
  std::map<std::string, Tally> tallies;
  std::string unexplained;
  for (const auto& manifest : Manifests(*corpus)) {
    const auto answers = Answers(manifest, rules);
    const std::set<PeerFinding> wanted(manifest.findings.begin(), manifest.findings.end());
    for (const auto& finding : wanted) {
      if (!Areas().contains(finding.check)) {
        continue;
      }
      auto& tally = tallies[finding.check];
      ++tally.all;
      if (answers.contains(finding)) {
        ++tally.found;
        continue;
      }
      const auto key =
          fmt::format("{}\t{}\t{}\t{}", finding.check, manifest.file, finding.kind, finding.name);
      if (listed.erase(key) == 0) {
        unexplained += key + "\n";
      }
      if (show != nullptr && finding.check == show) {
        fmt::print("missing {}\n", key);
      }
    }
  }
  Tally sum;
  for (const auto& [check, tally] : tallies) {
    fmt::print("{:<42} {:>5} of {:>5}\n", check, tally.found, tally.all);
    sum.found += tally.found;
    sum.all += tally.all;
  }
  fmt::print("{:<42} {:>5} of {:>5}: {:.2f} %\n", "kube-linter's findings in these areas",
             sum.found, sum.all,
             100.0 * static_cast<double>(sum.found) / static_cast<double>(sum.all));
  EXPECT_EQ(unexplained, "") << "differences without a reason in kube_linter_differences.tsv";
  for (const auto& [key, reason] : listed) {
    ADD_FAILURE() << "no difference any more, take it out: " << key;
  }
  EXPECT_GE(sum.found * 100, sum.all * 98);
}

// No crash, no hang; every file is read or has a finding that says why not.
TEST(CorpusManifests, EveryFileIsAccountedFor) {
  const auto corpus = Corpus();
  if (!corpus) {
    GTEST_SKIP() << "no corpus: set SHOAL_CORPUS";
  }
  RuleSet rules;
  for (const auto& rule : Catalog()) {
    rules.push_back({.rule = &rule});
  }
  const auto manifests = Manifests(*corpus);
  std::vector<SourceFile> sources(manifests.size());
  std::vector<engine::Input> inputs(manifests.size());
  for (std::size_t i = 0; i < manifests.size(); ++i) {
    sources[i] = {static_cast<FileId>(i), manifests[i].file, manifests[i].text};
    inputs[i] = {.source = &sources[i], .rules = &rules};
  }
  const auto outcome =
      engine::Run(inputs, {.catalog = Catalog(), .today = "2026-11-23", .threads = 2});
  std::set<FileId> spoken;
  for (const auto& finding : outcome.findings) {
    spoken.insert(finding.span.file);
    EXPECT_LE(finding.span.end, sources[static_cast<std::size_t>(finding.span.file)].text.size());
  }
  fmt::print("{} files, {} documents, {} objects, {} unreadable, {} findings in {} files\n",
             manifests.size(), outcome.documents, outcome.objects, outcome.unreadable,
             outcome.findings.size(), spoken.size());
  EXPECT_GT(outcome.objects, manifests.size());
}

}  // namespace linter::tests
