#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "linter/readiness/answer.h"
#include "tests/fixture/program.h"

namespace linter::readiness {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view Web = R"(apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  replicas: 3
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: DoNotSchedule
          labelSelector: {matchLabels: {app: web}}
      containers:
        - name: web
          image: registry.example.com/web:2.4.1
          ports: [{containerPort: 8080}]
          readinessProbe: {httpGet: {path: /ready, port: 8080}}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec:
  selector: {app: web}
  ports: [{port: 80, targetPort: 8080}]
)";

static json Ask(const tests::TemporaryFolder& folder, const std::string& more = "") {
  const auto ran = tests::Shell("shoal readiness --format json " + more, folder.path());
  EXPECT_EQ(ran.errors, "");
  return json::parse(ran.output);
}

static json RowOf(const json& report, const std::string& id, std::size_t column = 0) {
  for (const auto& row : report["environments"][column]["rows"]) {
    if (row["id"] == id) {
      return row;
    }
  }
  ADD_FAILURE() << "no row " << id;
  return {};
}

TEST(Readiness, FilesProveAndViolateRows) {
  const tests::TemporaryFolder folder;
  folder.Write("k8s/web.yaml", std::string(Web));
  folder.Write(".github/workflows/ci.yml",
               "on: push\njobs:\n  test:\n    steps:\n      - run: go test ./...\n");
  const auto report = Ask(folder);
  const auto readiness = RowOf(report, "HM-H-2");
  EXPECT_EQ(readiness["state"], "satisfied");
  EXPECT_EQ(readiness["evidence"][0]["file"], "k8s/web.yaml");
  EXPECT_EQ(readiness["evidence"][0]["line"], 21);
  const auto limits = RowOf(report, "PD-CF-5");
  EXPECT_EQ(limits["state"], "violated");
  EXPECT_EQ(limits["against"][0]["rule"], "memory-limit-missing");
  const auto tests_run = RowOf(report, "PD-CQ-1");
  EXPECT_EQ(tests_run["state"], "open");
  EXPECT_EQ(tests_run["remark"], "nothing shows: integration, E2E");
  EXPECT_EQ(tests_run["evidence"][0]["line"], 5);
  EXPECT_EQ(RowOf(report, "IN-S-1")["state"], "n/a");
  EXPECT_EQ(RowOf(report, "RB-T-4")["state"], "open");
  EXPECT_THAT(report["rollback"], testing::Contains("kubectl rollout undo deployment/web -n shop"));
}

TEST(Readiness, RecordsCountAndNeverHideWhatFilesShow) {
  const tests::TemporaryFolder folder;
  folder.Write("drill.md", "Done.\n");
  folder.Write("pr.md", "Merged.\n");
  folder.Write("web.yaml", std::string(Web));
  folder.Write("readiness.yaml", R"(
- {row: RB-T-4, by: Ada, at: 2027-01-01, evidence: drill.md}
- {row: PD-CF-5, by: Ada, at: 2027-01-01, evidence: drill.md}
- {row: PD-CQ-4, by: Ada, at: 2027-01-01, evidence: pr.md, bind: 9.9.9}
- {row: IN-N-5, by: Ada, at: 2027-01-01, result: n/a, note: there is no mesh}
)");
  const auto report = Ask(folder, "--as-of 2027-02-01");
  EXPECT_EQ(RowOf(report, "RB-T-4")["state"], "attested");
  EXPECT_EQ(RowOf(report, "PD-CF-5")["state"], "violated");
  EXPECT_EQ(RowOf(report, "PD-CQ-4")["state"], "stale");
  EXPECT_EQ(RowOf(report, "IN-N-5")["state"], "n/a");
  const auto later = Ask(folder, "--as-of 2027-06-01");
  EXPECT_EQ(RowOf(later, "RB-T-4")["state"], "stale");
}

TEST(Readiness, AWaiverExcusesUntilItsEnd) {
  const tests::TemporaryFolder folder;
  folder.Write("web.yaml", std::string(Web));
  folder.Write("readiness.yaml",
               "{row: PD-CF-5, by: Ada, at: 2027-01-01, result: waived, note: a test, expires: "
               "2027-03-01}\n");
  const auto before = RowOf(Ask(folder, "--as-of 2027-02-01"), "PD-CF-5");
  EXPECT_EQ(before["state"], "n/a");
  EXPECT_EQ(before["remark"], "waived by Ada until 2027-03-01: a test");
  EXPECT_EQ(RowOf(Ask(folder, "--as-of 2027-03-02"), "PD-CF-5")["state"], "violated");
}

TEST(Readiness, MistakesInRecordsAreTold) {
  const tests::TemporaryFolder folder;
  folder.Write("web.yaml", std::string(Web));
  folder.Write("readiness.yaml", "- {row: XX-1, by: Ada, at: 2027-13-01, evidence: a}\n");
  const auto ran = tests::Shell("shoal readiness", folder.path());
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.errors, HasSubstr("readiness.yaml:1:9: the checklist has no row `XX-1`"));
  EXPECT_THAT(ran.errors, HasSubstr("`at` is `2027-13-01`, which is no day"));
}

TEST(Readiness, EnvironmentsAreColumns) {
  const tests::TemporaryFolder folder;
  folder.Write("overlays/staging/web.yaml", std::string(Web));
  auto poor = std::string(Web);
  const auto at = poor.find("          readinessProbe");
  poor.erase(at, poor.find('\n', at) - at + 1);
  folder.Write("overlays/production/web.yaml", poor);
  const auto report = Ask(folder);
  ASSERT_EQ(report["environments"].size(), 3U);
  EXPECT_EQ(RowOf(report, "HM-H-2", 1)["state"], "satisfied");
  EXPECT_EQ(RowOf(report, "HM-H-2", 2)["state"], "violated");
  EXPECT_EQ(RowOf(report, "EM-1", 2)["state"], "violated");
  EXPECT_EQ(RowOf(Ask(folder, "--env staging"), "HM-H-2")["state"], "satisfied");
}

TEST(Readiness, EnvironmentsAreThoseOfTheSettings) {
  const tests::TemporaryFolder folder;
  folder.Write("first/web.yaml", std::string(Web));
  auto poor = std::string(Web);
  const auto at = poor.find("          readinessProbe");
  poor.erase(at, poor.find('\n', at) - at + 1);
  folder.Write("second/web.yaml", poor);
  folder.Write(".shoal.yaml", "environments:\n  one: {paths: [first]}\n  two: {paths: second}\n");
  const auto report = Ask(folder);
  ASSERT_EQ(report["environments"].size(), 3U);
  EXPECT_EQ(RowOf(report, "HM-H-2", 1)["state"], "satisfied");
  EXPECT_EQ(RowOf(report, "HM-H-2", 2)["state"], "violated");
  const auto unknown = tests::Shell("shoal readiness --env three", folder.path());
  EXPECT_EQ(unknown.status, 2);
  EXPECT_THAT(unknown.errors, HasSubstr("there is no environment `three`; there are `one`, `two`"));
}

TEST(Readiness, FormatsAndThresholds) {
  const tests::TemporaryFolder folder;
  folder.Write("web.yaml", std::string(Web));
  const auto page = tests::Shell("shoal readiness --format html", folder.path());
  EXPECT_THAT(page.output, HasSubstr("<summary><span class=\"state\">satisfied</span>"));
  EXPECT_THAT(page.output, Not(HasSubstr("src=")));
  EXPECT_THAT(tests::Shell("shoal readiness --format markdown", folder.path()).output,
              HasSubstr("- [x] Readiness probe configured — **satisfied**"));
  EXPECT_THAT(tests::Shell("shoal readiness --format badge", folder.path()).output,
              HasSubstr("<svg"));
  const auto sarif =
      json::parse(tests::Shell("shoal readiness --format sarif", folder.path()).output);
  EXPECT_EQ(sarif["version"], "2.1.0");
  EXPECT_EQ(tests::Shell("shoal readiness --fail-under 99", folder.path()).status, 1);
  EXPECT_EQ(tests::Shell("shoal readiness --require HM-H-2", folder.path()).status, 0);
  EXPECT_EQ(tests::Shell("shoal readiness --require PD-CF-5", folder.path()).status, 1);
  EXPECT_EQ(tests::Shell("shoal readiness --require XX-1", folder.path()).status, 2);
}

TEST(Readiness, AChecklistOfOnesOwn) {
  const tests::TemporaryFolder folder;
  folder.Write("web.yaml", std::string(Web));
  folder.Write("ours.yml", R"(checklist: Ours
sections:
  - title: All
    groups:
      - title: All
        rows:
          - id: OUR-1
            row: Shops are in the shop
            proof: provable
            subjects: servers
            objects: [{when: metadata.namespace == "shop", says: in the shop}]
            satisfy: Move it.
            attest: why not
)");
  const auto report = Ask(folder, "--checklist ours.yml web.yaml");
  EXPECT_EQ(report["checklist"], "Ours");
  EXPECT_EQ(RowOf(report, "OUR-1")["state"], "satisfied");
}

TEST(Readiness, SettingsChooseTheChecklist) {
  const tests::TemporaryFolder folder;
  folder.Write("web.yaml", std::string(Web));
  folder.Write("more.yml", R"(sections:
  - title: Security
    groups:
      - title: Access Control
        rows:
          - {id: OUR-1, row: Shops are in the shop, proof: provable, subjects: servers,
             objects: [{when: metadata.namespace == "shop", says: in the shop}],
             satisfy: Move it., attest: why not}
)");
  folder.Write(".shoal.yaml", "checklist: {add: more.yml, drop: [PD-CF-5, HM-H-3]}\n");
  const auto report = Ask(folder);
  EXPECT_EQ(RowOf(report, "OUR-1")["state"], "satisfied");
  const auto rows = report["environments"][0]["rows"].dump();
  EXPECT_THAT(rows, Not(HasSubstr("\"PD-CF-5\"")));
  EXPECT_THAT(rows, HasSubstr("\"IN-C-3\""));
  folder.Write(".shoal.yaml", "checklist: more.yml\n");
  EXPECT_EQ(Ask(folder)["environments"][0]["rows"].size(), 1U);
  folder.Write(".shoal.yaml", "checklist: {drop: XX-1, remove: a}\n");
  const auto ran = tests::Shell("shoal readiness", folder.path());
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.errors, HasSubstr("drops `XX-1`, and there is no such row"));
}

}  // namespace linter::readiness
