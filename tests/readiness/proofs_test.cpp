// What proves rows, and what does not: objects, pipelines, documents and migrations.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "linter/readiness/alerts.h"
#include "linter/readiness/pipeline.h"
#include "tests/fixture/program.h"

namespace linter::readiness {

using nlohmann::json;
using testing::HasSubstr;

constexpr std::string_view Web = R"(apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  replicas: 3
  revisionHistoryLimit: 5
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - name: web
          image: registry.example.com/web:2.4.1
          ports: [{name: http, containerPort: 8080}, {name: metrics, containerPort: 9090}]
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop, labels: {app: web}}
spec:
  selector: {app: web}
  ports: [{name: http, port: 80, targetPort: http}, {name: metrics, port: 9090}]
)";

class Proofs : public testing::Test {
 protected:
  Proofs() { Write("web.yaml", std::string(Web)); }

  void Write(const std::string& path, const std::string& text) { folder_.Write(path, text); }
  json Row(const std::string& id) {
    const auto ran = tests::Shell("shoal readiness --format json", folder_.path());
    EXPECT_EQ(ran.errors, "");
    const auto report = json::parse(ran.output);
    for (const auto& row : report["environments"][0]["rows"]) {
      if (row["id"] == id) {
        return row;
      }
    }
    ADD_FAILURE() << "no row " << id;
    return {};
  }
  std::string StateOf(const std::string& id) { return Row(id)["state"]; }

  tests::TemporaryFolder folder_;
};

static std::string Rules(const std::string& alert) {
  return "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\n"
         "metadata: {name: web, namespace: shop}\n"
         "spec:\n  groups:\n    - name: web\n      rules:\n        - " +
         alert + "\n";
}

TEST_F(Proofs, AnAlertOnErrorsCoversItsServer) {
  EXPECT_EQ(StateOf("HM-A-1"), "open");
  Write("rules.yaml", Rules(R"({alert: Errors, for: 5m, labels: {severity: page},
           expr: 'rate(http_requests_total{job="web",code=~"5.."}[5m]) > 0.01'})"));
  const auto row = Row("HM-A-1");
  EXPECT_EQ(row["state"], "satisfied");
  EXPECT_EQ(row["evidence"][0]["file"], "rules.yaml");
  EXPECT_EQ(row["evidence"][0]["line"], 8);
  // There are alerts, and none on latency.
  EXPECT_EQ(StateOf("HM-A-2"), "violated");
  // It pages, and names no runbook.
  EXPECT_EQ(StateOf("HM-A-5"), "violated");
}

TEST_F(Proofs, AnAlertForAnotherServerDoesNot) {
  Write("rules.yaml", Rules(R"({alert: Errors, for: 5m, labels: {severity: page},
           expr: 'rate(http_requests_total{job="other",code=~"5.."}[5m]) > 0.01'})"));
  EXPECT_EQ(StateOf("HM-A-1"), "violated");
}

TEST_F(Proofs, RulesThatAreNoObjectsCount) {
  Write("prometheus/rules.yml", R"(groups:
  - name: web
    rules:
      - alert: Slow
        expr: histogram_quantile(0.99, sum by (le) (rate(request_seconds_bucket{job="web"}[5m]))) > 1
        for: 10m
        labels: {severity: warning}
        annotations: {runbook_url: https://runbooks.shop/slow}
)");
  EXPECT_EQ(StateOf("HM-A-2"), "satisfied");
  EXPECT_EQ(StateOf("HM-A-5"), "satisfied");
  EXPECT_EQ(StateOf("RB-T-2"), "partial");
}

TEST_F(Proofs, ReceiversCountWhereRoutesLeadToThem) {
  Write(
      "alertmanager.yml",
      "route: {receiver: nobody}\nreceivers: [{name: nobody}, {name: us, slack_configs: [{}]}]\n");
  EXPECT_EQ(StateOf("HM-A-4"), "open");
  Write("alertmanager.yml",
        "route: {receiver: us}\nreceivers: [{name: us, slack_configs: [{channel: shop}]}]\n");
  EXPECT_EQ(StateOf("HM-A-4"), "partial");
}

TEST_F(Proofs, AMonitorScrapesWhatItSelects) {
  EXPECT_EQ(StateOf("HM-M-2"), "open");
  Write("monitor.yaml", R"(apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: {name: web, namespace: shop}
spec: {selector: {matchLabels: {app: web}}, endpoints: [{port: metrics}]}
)");
  const auto row = Row("HM-M-2");
  EXPECT_EQ(row["state"], "satisfied");
  EXPECT_EQ(row["evidence"][0]["file"], "monitor.yaml");
}

TEST_F(Proofs, StepsCountWhereTheirFailureStopsAChange) {
  Write(".github/workflows/ci.yml",
        "on: pull_request\njobs:\n  lint:\n    steps:\n      - run: |\n          echo lint\n"
        "          golangci-lint run\n");
  const auto row = Row("PD-CQ-6");
  EXPECT_EQ(row["state"], "open");
  Write(".github/workflows/audit.yml",
        "on: pull_request\njobs:\n  audit:\n    steps:\n      - run: npm audit || true\n");
  const auto ignored = Row("PD-CQ-6");
  EXPECT_EQ(ignored["state"], "violated");
  EXPECT_THAT(ignored["against"][0]["text"].get<std::string>(),
              HasSubstr("its failure is passed over"));
  Write(
      ".github/workflows/audit.yml",
      "on: {schedule: [{cron: 0 0 * * *}]}\njobs:\n  audit:\n    steps:\n      - run: npm audit\n");
  EXPECT_EQ(StateOf("PD-CQ-6"), "open");
  Write(".github/workflows/audit.yml",
        "on: push\njobs:\n  audit:\n    steps:\n      - run: npm audit\n");
  EXPECT_EQ(StateOf("PD-CQ-6"), "partial");
}

TEST_F(Proofs, MigrationsNeedTheirWayBack) {
  EXPECT_EQ(StateOf("PD-DB-2"), "n/a");
  Write("migrations/1_users.up.sql", "CREATE TABLE users (id int);\n");
  EXPECT_EQ(StateOf("PD-DB-2"), "violated");
  Write("migrations/1_users.down.sql", "-- nothing\n");
  EXPECT_EQ(StateOf("PD-DB-2"), "violated");
  Write("migrations/1_users.down.sql", "DROP TABLE users;\n");
  EXPECT_EQ(StateOf("PD-DB-2"), "partial");
  EXPECT_EQ(StateOf("PD-DB-4"), "partial");
  Write("migrations/2_names.up.sql", "ALTER TABLE users\n  DROP COLUMN name;\n");
  const auto row = Row("PD-DB-4");
  EXPECT_EQ(row["state"], "violated");
  EXPECT_EQ(row["against"][0]["line"], 2);
}

TEST_F(Proofs, RollbackCommandsNameWhatThereIs) {
  Write("docs/rollback.md", "# Rollback\n\n    kubectl rollout undo deployment/web -n shop\n");
  EXPECT_EQ(StateOf("DS-R-2"), "partial");
  Write("docs/rollback.md", "# Rollback\n\n    kubectl rollout undo deployment/api -n shop\n");
  const auto row = Row("DS-R-2");
  EXPECT_EQ(row["state"], "violated");
  EXPECT_EQ(row["against"][0]["line"], 3);
}

TEST_F(Proofs, MovingTagsAndHindrancesOfRollbacks) {
  EXPECT_EQ(StateOf("PD-B-2"), "satisfied");
  EXPECT_EQ(StateOf("RB-C-3"), "satisfied");
  Write("old.yaml", R"(apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: shop}
spec:
  serviceName: db
  selector: {matchLabels: {app: db}}
  template:
    metadata: {labels: {app: db}}
    spec:
      containers: [{name: db, image: "registry.example.com/db:main", ports: [{containerPort: 1}]}]
  volumeClaimTemplates:
    - metadata: {name: data, labels: {app.kubernetes.io/version: "1"}}
      spec: {resources: {requests: {storage: 1Gi}}}
)");
  EXPECT_EQ(StateOf("PD-B-2"), "violated");
  EXPECT_EQ(StateOf("RB-C-3"), "violated");
  EXPECT_THAT(Row("RB-S-3")["against"].dump(), HasSubstr("names the version"));
}

TEST_F(Proofs, PatchesAndTestsOfChartsViolateNothing) {
  EXPECT_EQ(Row("PD-CF-5")["against"].size(), 1U);
  Write("patch.yaml",
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n"
        "spec: {template: {spec: {containers: [{name: web, env: []}]}}}\n");
  EXPECT_EQ(Row("PD-CF-5")["against"].size(), 1U);
}

TEST_F(Proofs, VariablesAreToBeNamedByDocuments) {
  EXPECT_EQ(StateOf("PD-CF-1"), "n/a");
  auto text = std::string(Web);
  text.replace(text.find("          ports: [{name: http"), 0,
               "          env: [{name: SHOP_COLOR, value: red}]\n");
  Write("web.yaml", text);
  EXPECT_EQ(StateOf("PD-CF-1"), "open");
  Write("README.md", "# Shop\n");
  EXPECT_EQ(StateOf("PD-CF-1"), "violated");
  Write("README.md", "# Shop\n\n`SHOP_COLOR` paints it.\n");
  EXPECT_EQ(StateOf("PD-CF-1"), "satisfied");
}

TEST_F(Proofs, AWaiverForOneObjectExcusesThatOneOnly) {
  auto second = std::string(Web);
  for (std::size_t at = second.find("name: web"); at != std::string::npos;
       at = second.find("name: web", at)) {
    second.replace(at, 9, "name: old");
  }
  Write("old.yaml", second);
  Write("readiness.yaml",
        "{row: PD-CF-5, subject: old, by: Ada, at: 2027-01-01, result: waived, note: a test, "
        "expires: 2999-03-01}\n");
  const auto row = Row("PD-CF-5");
  EXPECT_EQ(row["state"], "violated");
  EXPECT_EQ(row["against"].size(), 1U);
  EXPECT_EQ(row["waived"].size(), 1U);
}

TEST(ReadinessPipeline, ReadsAnyBytes) {
  for (const auto* text : {"", "jobs:", "jobs: {a: {steps: [run]}}", "on: [\n", "a: &a [*a]\n",
                           "jobs: {a: {steps: [{run: [[[]]]}]}}"}) {
    const SourceFile file{FileId(0), ".github/workflows/a.yml", text};
    EXPECT_TRUE(ReadPipeline(file).empty()) << text;
  }
}

TEST(ReadinessPipeline, KnowsTheLineOfACommand) {
  const SourceFile file{FileId(0), ".gitlab-ci.yml",
                        "test:\n  script:\n    - make\n    - |\n      a \\\n        b\n      c\n"
                        "  allow_failure: true\n"};
  const auto steps = ReadPipeline(file);
  ASSERT_EQ(steps.size(), 3U);
  EXPECT_EQ(steps[0].line, 3U);
  EXPECT_EQ(steps[1].line, 5U);
  EXPECT_EQ(steps[2].line, 7U);
  EXPECT_EQ(steps[2].force, Step::Force::Ignored);
}

TEST(ReadinessAlerts, CoverWhatTheirLabelsAdmit) {
  const Watched web{{"web", "shop-web"}, "shop"};
  EXPECT_TRUE(Covers(R"(errors_total{job="web"} > 1)", web));
  EXPECT_TRUE(Covers(R"(errors_total{job=~"shop-.*",namespace="shop"} > 1)", web));
  EXPECT_TRUE(Covers("errors_total > 1", web));
  EXPECT_FALSE(Covers(R"(errors_total{namespace="other"} > 1)", web));
  EXPECT_FALSE(Covers(R"(errors_total{job!="web",service!="shop-web"} > 1)", web));
  EXPECT_FALSE(Covers(R"(apiserver_request_total{code=~"5.."} > 1)", web));
}

}  // namespace linter::readiness
