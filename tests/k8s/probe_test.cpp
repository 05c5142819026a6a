#include "linter/k8s/probe.h"

#include <gtest/gtest.h>

#include "linter/k8s/health.h"
#include "linter/k8s/project.h"
#include "linter/yaml/document.h"

namespace linter::tests {

// One pod whose only container has the given fields.
class PodOfOne {
 public:
  explicit PodOfOne(std::string_view fields)
      : source_{FileId{0}, "pod.yaml", Text(fields)},
        stream_(yaml::Parse(source_)),
        project_(k8s::World::Open) {
    project_.Add(stream_.documents.at(0));
  }
  const k8s::Container& container() const { return project_.workloads().at(0).containers().at(0); }

 private:
  static std::string Text(std::string_view fields) {
    std::string text = "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  containers:\n";
    return text + "    - name: c\n      ports: [{name: http, containerPort: 8080}]\n" +
           std::string(fields);
  }

  SourceFile source_;
  yaml::Stream stream_;
  k8s::Project project_;
};

TEST(Probe, HasTheDefaultsOfTheApi) {
  const PodOfOne pod("      livenessProbe: {tcpSocket: {port: 1}, periodSeconds: 0}\n");
  const auto probe = pod.container().probe(k8s::ProbeKind::Liveness);
  EXPECT_EQ(probe.period(), 10);
  EXPECT_EQ(probe.timeout(), 1);
  EXPECT_EQ(probe.failure_threshold(), 3);
  EXPECT_EQ(probe.patience(), 30);
  EXPECT_EQ(probe.handler(), k8s::ProbeHandler::TcpSocket);
}

TEST(Probe, BoundsItsPatience) {
  const PodOfOne pod(
      "      livenessProbe: {periodSeconds: 9223372036854775807, failureThreshold: "
      "9223372036854775807}\n");
  const auto probe = pod.container().probe(k8s::ProbeKind::Liveness);
  EXPECT_EQ(probe.patience(), 1'000'000'000'000);
  EXPECT_EQ(probe.handler(), k8s::ProbeHandler::None);
  EXPECT_TRUE(probe.handlers().empty());
}

TEST(Probe, FindsTheNumberOfANamedPort) {
  const PodOfOne pod(
      "      livenessProbe: {httpGet: {port: http}}\n"
      "      readinessProbe: {httpGet: {port: admin}}\n");
  const auto& container = pod.container();
  EXPECT_EQ(k8s::PortOf(container, container.probe(k8s::ProbeKind::Liveness)), 8080);
  EXPECT_EQ(k8s::PortOf(container, container.probe(k8s::ProbeKind::Readiness)), std::nullopt);
}

TEST(Probe, ComparesQuestionsAndNotSpellings) {
  const PodOfOne same(
      "      livenessProbe: {httpGet: {path: /, port: http}}\n"
      "      readinessProbe: {httpGet: {port: 8080, scheme: HTTP}}\n");
  const PodOfOne headers(
      "      livenessProbe: {httpGet: {port: 8080}}\n"
      "      readinessProbe: {httpGet: {port: 8080, httpHeaders: [{name: A, value: b}]}}\n");
  const auto ask_the_same = [](const k8s::Container& container) {
    return k8s::SameQuestion(container, container.probe(k8s::ProbeKind::Liveness),
                             container.probe(k8s::ProbeKind::Readiness));
  };
  EXPECT_TRUE(ask_the_same(same.container()));
  EXPECT_FALSE(ask_the_same(headers.container()));
}

}  // namespace linter::tests
