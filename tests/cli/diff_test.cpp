// Two environments beside each other, as a user compares them.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "tests/fixture/program.h"

namespace linter::tests {

using nlohmann::json;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

constexpr std::string_view Web = R"(apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 3
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.4.0
          readinessProbe:
            httpGet: {path: /, port: 80}
          securityContext:
            readOnlyRootFilesystem: true
          resources:
            limits:
              memory: 512Mi
)";

constexpr std::string_view Guards = R"(apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: web}
spec:
  minAvailable: 2
  selector: {matchLabels: {app: web}}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {matchLabels: {app: web}}
---
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: {name: web}
spec:
  groups:
    - name: web
      rules:
        - {alert: WebDown, expr: up == 0}
        - {alert: WebSlow, expr: latency > 1}
---
apiVersion: batch/v1
kind: CronJob
metadata: {name: backup}
spec:
  schedule: 0 3 * * *
  jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: dump, image: dump:1.0.0}]}}}}
)";

constexpr std::string_view Patch = R"(apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
  template:
    spec:
      containers:
        - name: web
          readinessProbe: null
          securityContext:
            readOnlyRootFilesystem: false
          resources:
            limits:
              memory: 256Mi
)";

// The guards are left out in production, which has more memory for another container.
static void Write(const TemporaryFolder& folder) {
  folder.Write("base/kustomization.yaml", "resources: [web.yaml]\n");
  folder.Write("base/web.yaml", Web);
  folder.Write("overlays/staging/kustomization.yaml",
               "resources: [../../base, guards.yaml]\nnamePrefix: staging-\nnamespace: staging\n");
  folder.Write("overlays/staging/guards.yaml", Guards);
  folder.Write("overlays/prod/kustomization.yaml",
               "resources: [../../base]\nnamePrefix: live-\npatches:\n  - path: patch.yaml\n");
  folder.Write("overlays/prod/patch.yaml", Patch);
}

static std::vector<std::string> TopicsOf(const json& rows) {
  std::vector<std::string> topics;
  for (const auto& row : rows) {
    topics.push_back(row["topic"].get<std::string>() + ": " + row["what"].get<std::string>());
  }
  return topics;
}

TEST(Diff, TellsWhatIsWeaker) {
  const TemporaryFolder folder;
  Write(folder);
  const auto ran = Shell("shoal diff staging production --format json", folder.path());
  EXPECT_EQ(ran.status, 1);
  const auto report = json::parse(ran.output);
  EXPECT_EQ(report["second"], "production");
  EXPECT_THAT(TopicsOf(report["weaker"]),
              UnorderedElementsAre(
                  "probes: readiness probe of container `web`",
                  "resources: memory limit of container `web`", "replicas: number of pods",
                  "disruption: disruption budget", "network: NetworkPolicy for ingress",
                  "security: `readOnlyRootFilesystem` of container `web`",
                  "alerts: alert `WebDown`", "alerts: alert `WebSlow`", "backups: CronJob"));
  EXPECT_FALSE(report.contains("stronger"));
}

TEST(Diff, PlacesAreThoseThatAPersonWrote) {
  const TemporaryFolder folder;
  Write(folder);
  const auto ran = Shell("shoal diff staging production", folder.path());
  EXPECT_THAT(ran.output, HasSubstr("production is weaker than staging in 9 places"));
  EXPECT_THAT(ran.output, HasSubstr("  resources: memory limit of container `web`\n"
                                    "      staging     512Mi  base/web.yaml:20:23\n"
                                    "      production  256Mi  overlays/prod/patch.yaml:16:23\n"));
  EXPECT_THAT(ran.output, HasSubstr("      staging     set  overlays/staging/guards.yaml:3:18\n"
                                    "      production  missing  base/web.yaml:4:9\n"));
  EXPECT_THAT(ran.output, HasSubstr("environments, as folders and files are called: staging"));
}

TEST(Diff, HigherNumbersAreNoDifference) {
  const TemporaryFolder folder;
  Write(folder);
  const auto ran = Shell("shoal diff production staging", folder.path());
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.output, HasSubstr("staging is nowhere weaker than production"));
  const auto all = Shell("shoal diff production staging --all --format json", folder.path());
  EXPECT_EQ(all.status, 0);
  EXPECT_EQ(json::parse(all.output)["stronger"].size(), 9U);
}

TEST(Diff, WhatOnlyOneRunsIsNoDifference) {
  const TemporaryFolder folder;
  folder.Write("k8s/staging/web.yaml", Web);
  folder.Write("k8s/production/api.yaml", "apiVersion: v1\nkind: Service\nmetadata: {name: a}\n");
  EXPECT_EQ(Shell("shoal diff staging production", folder.path()).status, 0);
}

TEST(Diff, TopicsCanBeLeftOut) {
  const TemporaryFolder folder;
  Write(folder);
  const auto ran =
      Shell("shoal diff staging production --without replicas,resources,alerts --format markdown",
            folder.path());
  EXPECT_THAT(ran.output, HasSubstr("## Weaker in production"));
  EXPECT_THAT(ran.output, Not(HasSubstr("replicas")));
  EXPECT_THAT(ran.output, Not(HasSubstr("alert ")));
  EXPECT_THAT(ran.output,
              HasSubstr("| Deployment `live-web` | probes: readiness probe of container `web` | "
                        "set<br>[base/web.yaml:14](base/web.yaml#L14) | missing<br>"));
  EXPECT_EQ(Shell("shoal diff staging production --without nonsense", folder.path()).status, 2);
}

TEST(Diff, ChartsAreComparedByTheirValues) {
  const TemporaryFolder folder;
  folder.Write("web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n");
  folder.Write("web/values.yaml", "tls: true\n");
  folder.Write("web/values-live.yaml", "tls: false\n");
  folder.Write("web/templates/ingress.yaml",
               "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: web\nspec:\n"
               "  {{- if .Values.tls }}\n  tls:\n    - secretName: web\n  {{- end }}\n"
               "  rules: [{host: a.example.com}]\n");
  folder.Write(".shoal.yaml",
               "environments:\n  first: {charts: web}\n"
               "  second: {charts: {path: web, values: web/values-live.yaml}}\n");
  const auto ran = Shell("shoal diff first second", folder.path());
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.errors, IsEmpty());
  EXPECT_THAT(ran.output, HasSubstr("  tls: `tls`\n"
                                    "      first   set  web/templates/ingress.yaml:7:3\n"
                                    "      second  missing  web/values-live.yaml:1:6\n"));
}

TEST(Diff, MistakesAreTold) {
  const TemporaryFolder folder;
  Write(folder);
  const auto unknown = Shell("shoal diff staging canary", folder.path());
  EXPECT_EQ(unknown.status, 2);
  EXPECT_THAT(unknown.errors, HasSubstr("there is no environment `canary`"));
  const auto same = Shell("shoal diff production prod", folder.path());
  EXPECT_EQ(same.status, 2);
  EXPECT_THAT(same.errors, HasSubstr("an environment is not compared with itself"));
}

}  // namespace linter::tests
