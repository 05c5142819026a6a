// kube-linter's settings as ours: what comes out is understood, and finds what it found.

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "linter/config/config.h"
#include "linter/config/translation.h"
#include "rules/catalog.h"
#include "tests/fixture/program.h"

namespace linter::config {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

static Translation Translate(std::string_view text) {
  static const auto catalog = rules::All();
  return FindTranslator("kube-linter")->translate(text, "/p/.kube-linter.yaml", catalog);
}

TEST(KubeLinter, ChecksBecomeRules) {
  const auto translation = Translate(
      "checks:\n  include: [unset-cpu-requirements, required-label-owner]\n"
      "  exclude: [no-liveness-probe, no-such-check]\n"
      "  ignorePaths: ['**/vendor/**', ~/elsewhere]\n");
  ASSERT_TRUE(translation.text);
  EXPECT_THAT(*translation.text,
              AllOf(HasSubstr("\nselect:\n  - default"), HasSubstr("\nignore:\n"),
                    HasSubstr("  - liveness-probe-missing  # no-liveness-probe\n"),
                    HasSubstr("\nexclude:\n  - \"**/vendor/**\"\n"), Not(HasSubstr("elsewhere"))));
  std::vector<std::string> remarks;
  for (const auto& remark : translation.remarks) {
    remarks.push_back(Describe(remark));
  }
  EXPECT_THAT(remarks,
              testing::Contains("/p/.kube-linter.yaml:3:32: `no-such-check` is left out: shoal has "
                                "no such rule"));
  EXPECT_THAT(remarks, testing::Contains(HasSubstr("4:33: `~/elsewhere` is left out")));
}

TEST(KubeLinter, DefaultsAreLeftOutWhereTheyAre) {
  const auto none = Translate("checks: {doNotAutoAddDefaults: true, include: [host-network]}\n");
  EXPECT_THAT(*none.text, AllOf(Not(HasSubstr("default")), HasSubstr("  - host-network\n")));
  const auto all = Translate("checks: {addAllBuiltIn: true}\n");
  EXPECT_THAT(*all.text, HasSubstr("  - kube-linter"));
}

struct Case {
  const char* check;
  // Text that the rule is to find, or not, in the manifest below.
  const char* found;
};

constexpr std::string_view Web = R"(apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels: {team: shop}
  annotations: {unsafe: "yes"}
spec:
  replicas: 2
  strategy: {type: Recreate}
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      serviceAccountName: admin
      priorityClassName: high
      volumes: [{name: run, hostPath: {path: /var/run}}]
      containers:
        - name: front
          image: nginx:latest
          imagePullPolicy: Always
          env: [{name: DB_PASSWORD, value: x1}]
          ports: [{containerPort: 22}]
          resources: {limits: {cpu: 1500m, memory: 600Mi}}
)";

static constexpr Case Cases[] = {
    {"template: required-label, params: {key: owner}", "labels"},
    {"template: required-label, params: {key: team, value: '^bank$'}", "shop"},
    {"template: required-label, params: {key: team, value: shop}", ""},
    {"template: required-label, params: {key: team, value: '!shop'}", "shop"},
    {"template: required-label, params: {key: '^(team|owner)$', value: 'bank'}", "shop"},
    {"template: required-annotation, params: {key: mail}", "annotations"},
    {"template: forbidden-annotation, params: {key: unsafe}", "\"yes\""},
    {"template: disallowed-api-obj, params: {group: apps, version: v1, kind: Deployment}",
     "Deployment"},
    {"template: disallowed-api-obj, params: {group: extensions, version: v1beta.+}", ""},
    {"template: disallowed-api-obj, params: {version: '^v1$', kind: '^Deploy$'}", ""},
    {"template: env-var, params: {name: '(?i).*password.*', value: '.+'}", "DB_PASSWORD"},
    {"template: latest-tag, params: {blockList: ['.*:latest$', '^[^:]*$']}", "nginx:latest"},
    {"template: latest-tag, params: {allowList: ['^docker\\.io/']}", "nginx:latest"},
    {"template: latest-tag, params: {allowList: ['^nginx:']}", ""},
    {"template: cpu-requirements, params: {requirementsType: request, lowerBoundMillis: 0, "
     "upperBoundMillis: 0}",
     "resources"},
    {"template: cpu-requirements, params: {requirementsType: limit, lowerBoundMillis: 1000}",
     "1500m"},
    {"template: memory-requirements, params: {requirementsType: limit, lowerBoundMB: 700}", ""},
    {"template: minimum-replicas, params: {minReplicas: 3}", "2"},
    {"template: minimum-replicas, params: {minReplicas: 2}", ""},
    {"template: ports, params: {port: 22, protocol: TCP}", "22"},
    {"template: ports, params: {port: 22, protocol: UDP}", ""},
    {"template: image-pull-policy, params: {forbiddenPolicies: [Always]}", "Always"},
    {"template: host-mounts, params: {dirs: ['^/var/run$', '^/proc$']}", "/var/run"},
    {"template: priority-class-name, params: {acceptedPriorityClassNames: [low]}", "high"},
    {"template: service-account, params: {serviceAccount: '^(default|admin)$'}", "admin"},
    {"template: update-configuration, params: {strategyTypeRegex: '^RollingUpdate$'}", "Recreate"},
};

TEST(KubeLinter, CustomChecksFindWhatTheyFound) {
  const tests::TemporaryFolder folder;
  folder.Write("web.yaml", Web);
  for (const auto& [check, found] : Cases) {
    const auto translation =
        Translate(fmt::format("checks: {{doNotAutoAddDefaults: true}}\n"
                              "customChecks:\n  - {{name: Mine, {}}}\n",
                              check));
    EXPECT_THAT(translation.remarks, IsEmpty()) << check;
    folder.Write(".shoal.yaml", translation.text.value_or(""));
    const auto ran = tests::Shell("shoal --format json --exit-zero web.yaml", folder.path());
    EXPECT_THAT(ran.errors, IsEmpty()) << check << "\n" << *translation.text;
    const bool silent = std::string_view(found).empty();
    EXPECT_EQ(ran.output.find("\"mine\"") == std::string::npos, silent) << check << "\n"
                                                                        << *translation.text;
    const auto shown = tests::Shell("shoal --format text --exit-zero web.yaml", folder.path());
    EXPECT_THAT(shown.output, HasSubstr(found)) << check;
  }
}

TEST(KubeLinter, WhatHasNoCounterpartIsTold) {
  const auto translation = Translate(R"(customChecks:
  - name: no-root-cel
    template: cel-expression
    params: {check: "object.spec.x == 1"}
  - name: probes
    template: liveness-probe
  - name: other
    template: from-the-future
)");
  std::vector<std::string> remarks;
  for (const auto& remark : translation.remarks) {
    remarks.push_back(remark.message);
  }
  EXPECT_THAT(
      remarks,
      ElementsAre(HasSubstr("`no-root-cel` is left out: CEL has no counterpart"),
                  AllOf(HasSubstr("`probes` becomes "), HasSubstr("`liveness-probe-missing`")),
                  HasSubstr("`other` is left out: the template `from-the-future`")));
}

}  // namespace linter::config
