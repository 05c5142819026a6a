// Where faults in charts are told: in the template, or in the values that decide.

#include "linter/engine/chart_run.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/fixture/lint.h"
#include "tests/helm/small_chart.h"

namespace linter::tests {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view Head =
    "apiVersion: apps/v1\n"
    "kind: Deployment\n"
    "metadata: {name: web}\n"
    "spec:\n"
    "  selector: {matchLabels: {app: web}}\n"
    "  template:\n"
    "    metadata: {labels: {app: web}}\n"
    "    spec:\n"
    "      containers:\n";

// A chart whose one template is a Deployment with these containers.
static helm::Files Deployment(std::string_view containers, std::string values) {
  return {{"templates/web.yaml", std::string(Head) + std::string(containers)},
          {"values.yaml", std::move(values)}};
}

// A chart on its way through a run.
class ChartCheck {
 public:
  ChartCheck(const helm::Files& files, std::string_view rule)
      : chart_(files), rules_{{.rule = &RuleOf(rule)}, {.rule = &RuleOf("allowance-unused")}} {
    input_.files = chart_.run().files;
    input_.rules.assign(input_.files.size(), &rules_);
    input_.renders.push_back({"", chart_.options()});
  }

  // Renders it with a file of the chart as values, too.
  void AddRender(const std::string& values) {
    input_.renders.push_back({values, chart_.options()});
    input_.renders.back().options.values_files = {&chart_.Source(values)};
  }

  engine::Outcome Run() {
    const std::array<engine::ChartInput, 1> inputs = {input_};
    return engine::RunCharts(inputs, {.catalog = Catalog(), .today = "2026-11-23"});
  }

  // `path: bytes` of every finding, its labels behind it.
  std::vector<std::string> Told() {
    std::vector<std::string> told;
    for (const auto& finding : Run().findings) {
      auto line = Written(finding.span);
      for (const auto& label : finding.labels) {
        line += fmt::format(" | {} ({})", Written(label.span), label.text);
      }
      told.push_back(std::move(line));
    }
    return told;
  }

  std::string Written(const Span& span) const {
    for (const auto& file : input_.files) {
      if (file.source->id == span.file) {
        return fmt::format("{}: {}", file.path, file.source->Text(span));
      }
    }
    return "nowhere";
  }

 private:
  helm::SmallChart chart_;
  RuleSet rules_;
  engine::ChartInput input_;
};

static std::vector<std::string> Tell(const helm::Files& files, std::string_view rule) {
  return ChartCheck(files, rule).Told();
}

TEST(ChartRun, ALiteralIsToldWhereItStands) {
  EXPECT_THAT(Tell(Deployment("        - name: {{ .Chart.Name }}\n"
                              "          securityContext: {privileged: true}\n",
                              ""),
                   "container-privileged"),
              ElementsAre("templates/web.yaml: true"));
}

TEST(ChartRun, AValueIsToldInTheFileOfValues) {
  EXPECT_THAT(
      Tell(Deployment("        - name: web\n"
                      "          securityContext: {privileged: {{ .Values.power }}}\n",
                      "power: true\n"),
           "container-privileged"),
      ElementsAre("values.yaml: true | templates/web.yaml: {{ .Values.power }} (used here)"));
}

TEST(ChartRun, AValueOfAWholeMappingIsToldAtItsOwnLine) {
  EXPECT_THAT(
      Tell(Deployment("        - name: web\n"
                      "          securityContext:\n"
                      "            {{- toYaml .Values.context | nindent 12 }}\n",
                      "context:\n  runAsUser: 1\n  privileged: true\n"),
           "container-privileged"),
      ElementsAre("values.yaml: true | templates/web.yaml: {{- toYaml .Values.context | nindent 12 "
                  "}} (used here)"));
}

TEST(ChartRun, WhatAMappingOfValuesLacksIsToldThere) {
  EXPECT_THAT(Tell(Deployment("        - name: web\n"
                              "          resources:\n"
                              "            {{- toYaml .Values.resources | nindent 12 }}\n",
                              "replicas: 1\nresources: {}\n"),
                   "memory-limit-missing"),
              ElementsAre("values.yaml: resources | templates/web.yaml: {{- toYaml "
                          ".Values.resources | nindent 12 }} (used here)"));
}

TEST(ChartRun, WhatAMappingOfSeveralValuesLacksIsToldAtItsKey) {
  EXPECT_THAT(
      Tell(Deployment("        - name: web\n"
                      "          resources:\n"
                      "            {{- omit .Values.resources \"on\" | toYaml | nindent 12 }}\n",
                      "resources:\n  on: true\n  limits: {cpu: 1}\n"),
           "memory-request-missing"),
      ElementsAre("values.yaml: resources | templates/web.yaml: {{- omit .Values.resources "
                  "\"on\" | toYaml | nindent 12 }} (used here)"));
}

TEST(ChartRun, AnUntakenBranchIsToldWithTheValueThatDecided) {
  EXPECT_THAT(Tell(Deployment("        - name: web\n"
                              "          {{- if .Values.live.enabled }}\n"
                              "          livenessProbe: {httpGet: {port: 80}}\n"
                              "          {{- end }}\n",
                              "live:\n  enabled: false\n"),
                   "liveness-probe-missing"),
              ElementsAre("values.yaml: false | templates/web.yaml: {{- if .Values.live.enabled }} "
                          "(left out here)"));
}

TEST(ChartRun, AnUntakenBranchOfAnUnsetValueIsToldItself) {
  EXPECT_THAT(Tell(Deployment("        - name: web\n"
                              "          {{- with .Values.live.probe }}\n"
                              "          livenessProbe: {{ toYaml . | nindent 12 }}\n"
                              "          {{- end }}\n",
                              "live:\n  enabled: false\n"),
                   "liveness-probe-missing"),
              ElementsAre("templates/web.yaml: {{- with .Values.live.probe }} | values.yaml: live "
                          "(`probe` is not set here)"));
}

TEST(ChartRun, ALiteralOfATakenBranchIsToldWithTheValueThatDecided) {
  const auto files = [](std::string values) {
    return Deployment(
        "        - name: web\n"
        "          {{- if .Values.debug.enabled }}\n"
        "          securityContext: {privileged: true}\n"
        "          {{- else if .Values.plain }}\n"
        "          securityContext: {privileged: yes}\n"
        "          {{- else }}\n"
        "          securityContext: {privileged: on}\n"
        "          {{- end }}\n",
        std::move(values));
  };
  EXPECT_THAT(Tell(files("debug:\n  enabled: 1\n"), "container-privileged"),
              ElementsAre("templates/web.yaml: true | values.yaml: 1 (put in by this value)"));
  EXPECT_THAT(Tell(files("debug:\n  enabled: 0\nplain: 2\n"), "container-privileged"),
              ElementsAre("templates/web.yaml: yes | values.yaml: 2 (put in by this value)"));
  EXPECT_THAT(Tell(files("debug:\n  enabled: 0\nplain: ''\n"), "container-privileged"),
              ElementsAre("templates/web.yaml: on | values.yaml: '' (put in by this value)"));
  // Of several that decided, the innermost.
  EXPECT_THAT(Tell(files("debug:\n  enabled: 0\n"), "container-privileged"),
              ElementsAre("templates/web.yaml: on | values.yaml: debug (`plain` is not set here)"));
}

// Each call of a template has its own reason; that of a whole document says nothing of one place.
TEST(ChartRun, TheValueThatDecidedIsThatOfTheCall) {
  auto files = Deployment(
      "        - name: first\n"
      "          {{- include \"power\" .Values.first | nindent 10 }}\n"
      "        - name: second\n"
      "          {{- include \"power\" .Values.second | nindent 10 }}\n"
      "{{- end }}\n",
      "all: 1\nfirst: {power: 2}\nsecond: {power: 3}\n");
  files["templates/web.yaml"].insert(0, "{{- if .Values.all }}\n");
  files["templates/_power.tpl"] =
      "{{ define \"power\" }}{{ with .power }}securityContext: {privileged: true}{{ end }}{{ end "
      "}}";
  constexpr std::string_view Line =
      "templates/_power.tpl: true | templates/web.yaml: {{- include \"power\" .Values.";
  EXPECT_THAT(
      Tell(files, "container-privileged"),
      ElementsAre(
          std::string(Line) + "first | nindent 10 }} (included here) | values.yaml: 2 (put in by "
                              "this value)",
          std::string(Line) + "second | nindent 10 }} (included here) | values.yaml: 3 (put in by "
                              "this value)"));
}

// The rounds of a loop have several.
TEST(ChartRun, ALoopHasNoOneValueThatDecided) {
  EXPECT_THAT(Tell(Deployment("        {{- range .Values.all }}\n"
                              "        - name: {{ .name }}\n"
                              "          {{- if .power }}\n"
                              "          securityContext: {privileged: true}\n"
                              "          {{- end }}\n"
                              "        {{- end }}\n",
                              "all:\n- {name: a, power: 1}\n- {name: b, power: 2}\n"),
                   "container-privileged"),
              ElementsAre("templates/web.yaml: true", "templates/web.yaml: true"));
}

TEST(ChartRun, WhatNobodyWouldWriteIsToldAtItsNeighbour) {
  EXPECT_THAT(Tell(Deployment("        - name: {{ .Values.name }}\n", "name: web\n"),
                   "liveness-probe-missing"),
              ElementsAre("templates/web.yaml: {{ .Values.name }}"));
}

TEST(ChartRun, AnIncludedTemplateIsToldWithItsCallers) {
  auto files = Deployment("        {{- include \"c.container\" . | nindent 8 }}\n", "");
  files["templates/_container.tpl"] =
      "{{ define \"c.container\" }}- name: web\n  securityContext: {privileged: true}{{ end }}";
  EXPECT_THAT(Tell(files, "container-privileged"),
              ElementsAre("templates/_container.tpl: true | templates/web.yaml: {{- include "
                          "\"c.container\" . | nindent 8 }} (included here)"));
}

TEST(ChartRun, BrokenYamlIsToldAtTheActionThatMadeIt) {
  EXPECT_THAT(
      Tell(Deployment("        - name: {{ .Values.name }}\n", "name: 'a: b: c'\n"), "yaml-syntax"),
      ElementsAre("templates/web.yaml: {{ .Values.name }}"));
}

TEST(ChartRun, MissingQuotesAreThoseOfTheTemplate) {
  ChartCheck check(Deployment("        - name: web\n"
                              "          env: [{name: A, value: {{ .Values.port }}}]\n",
                              "port: \"80\"\n"),
                   "yaml-unquoted-string");
  const auto findings = check.Run().findings;
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(check.Written(findings.front().span), "templates/web.yaml: {{ .Values.port }}");
  ASSERT_EQ(findings.front().fixes.size(), 1U);
  const auto& edit = findings.front().fixes.front().edits.front();
  EXPECT_EQ(edit.text, " | quote");
  EXPECT_EQ(edit.span.begin, findings.front().span.begin + 15);
}

TEST(ChartRun, AFaultOfSeveralRendersIsToldOnce) {
  auto files = Deployment(
      "        - name: web\n"
      "          securityContext: {privileged: {{ .Values.power }}}\n",
      "power: true\n");
  files["ci/same-values.yaml"] = "other: 1\n";
  files["ci/good-values.yaml"] = "power: false\n";
  ChartCheck check(files, "container-privileged");
  check.AddRender("ci/same-values.yaml");
  check.AddRender("ci/good-values.yaml");
  const auto findings = check.Run().findings;
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(check.Written(findings.front().span), "values.yaml: true");
  EXPECT_THAT(findings.front().renders,
              ElementsAre("the chart's own values", "ci/same-values.yaml"));
}

TEST(ChartRun, TheObjectsOfALoopHaveOneFault) {
  const helm::Files files = {{"templates/pods.yaml",
                              "{{- range .Values.names }}\n"
                              "---\n"
                              "apiVersion: v1\n"
                              "kind: Pod\n"
                              "metadata: {name: {{ . }}}\n"
                              "spec:\n"
                              "  hostNetwork: true\n"
                              "  containers: [{name: a}]\n"
                              "{{- end }}\n"},
                             {"values.yaml", "names: [x, y]\n"}};
  EXPECT_THAT(Tell(files, "host-network"), ElementsAre("templates/pods.yaml: true"));
}

TEST(ChartRun, FixesAreThoseOfWrittenBytes) {
  ChartCheck check(Deployment("        - name: web\n"
                              "          image: example.com/web:1\n"
                              "          securityContext: {allowPrivilegeEscalation: true}\n"
                              "        - name: other\n"
                              "          image: example.com/web:1\n"
                              "          securityContext:\n"
                              "            {{- toYaml .Values.context | nindent 12 }}\n",
                              "context: {privileged: false}\n"),
                   "privilege-escalation-granted");
  for (const auto& finding : check.Run().findings) {
    for (const auto& fix : finding.fixes) {
      for (const auto& edit : fix.edits) {
        EXPECT_EQ(check.Written(edit.span), "templates/web.yaml: true");
      }
    }
  }
}

TEST(ChartRun, CommentsAllowInTemplatesAndInValues) {
  EXPECT_THAT(Tell(Deployment("        - name: web\n"
                              "          securityContext: {privileged: true}  # shoal: allow "
                              "container-privileged: it is a test\n",
                              ""),
                   "container-privileged"),
              IsEmpty());
  EXPECT_THAT(Tell(Deployment("        - name: web\n"
                              "          {{- /* shoal: allow container-privileged: a test */}}\n"
                              "          securityContext: {privileged: true}\n",
                              ""),
                   "container-privileged"),
              IsEmpty());
  EXPECT_THAT(Tell(Deployment("        - name: web\n"
                              "          securityContext: {privileged: {{ .Values.power }}}\n",
                              "# shoal: allow container-privileged: a test\npower: true\n"),
                   "container-privileged"),
              IsEmpty());
}

TEST(ChartRun, AnAllowanceThatSilencesNothingIsTold) {
  EXPECT_THAT(Tell(Deployment("        - name: web  # shoal: allow container-privileged\n", ""),
                   "container-privileged"),
              ElementsAre("templates/web.yaml: # shoal: allow container-privileged"));
}

TEST(ChartRun, AFailingTemplateCostsNoOtherItsFindings) {
  auto files = Deployment(
      "        - name: web\n"
      "          securityContext: {privileged: true}\n",
      "");
  files["templates/broken.yaml"] = "{{ fail \"no\" }}";
  EXPECT_THAT(Tell(files, "container-privileged"), ElementsAre("templates/web.yaml: true"));
}

}  // namespace linter::tests
