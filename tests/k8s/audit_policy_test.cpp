#include "linter/k8s/audit_policy.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "linter/yaml/document.h"

namespace linter::tests {

using k8s::AuditFit;

static AuditFit Fit(std::string_view rule, std::string_view group, std::string_view resource) {
  const SourceFile source{FileId{0}, "rule.yaml", std::string(rule)};
  const auto stream = yaml::Parse(source);
  return k8s::FitOf(yaml::Slot(*stream.documents.at(0).root()), group, resource);
}

TEST(AuditPolicy, KnowsWhatARuleDecides) {
  EXPECT_EQ(Fit("level: Metadata", "", "secrets"), AuditFit::All);
  EXPECT_EQ(Fit("{level: None, users: [a]}", "", "secrets"), AuditFit::Some);
  EXPECT_EQ(Fit("{level: None, nonResourceURLs: [/healthz]}", "", "secrets"), AuditFit::None);
  EXPECT_EQ(Fit("{resources: [{resources: [secrets]}]}", "", "secrets"), AuditFit::All);
  EXPECT_EQ(Fit("{resources: [{group: apps}]}", "", "secrets"), AuditFit::None);
  EXPECT_EQ(Fit("{resources: [{group: ''}]}", "", "secrets"), AuditFit::All);
  EXPECT_EQ(Fit("{resources: [{resources: [secrets], resourceNames: [a]}]}", "", "secrets"),
            AuditFit::Some);
  EXPECT_EQ(Fit("{verbs: [get], resources: [{resources: [secrets]}]}", "", "secrets"),
            AuditFit::Some);
}

TEST(AuditPolicy, KnowsSubresources) {
  const auto fit = [](std::string_view pattern) {
    return Fit(fmt::format("{{resources: [{{resources: ['{}']}}]}}", pattern), "", "pods/exec");
  };
  EXPECT_EQ(fit("pods/exec"), AuditFit::All);
  EXPECT_EQ(fit("pods/*"), AuditFit::All);
  EXPECT_EQ(fit("*/exec"), AuditFit::All);
  EXPECT_EQ(fit("*"), AuditFit::All);
  EXPECT_EQ(fit("pods"), AuditFit::None);
  EXPECT_EQ(fit("pods/log"), AuditFit::None);
  EXPECT_EQ(fit("services/*"), AuditFit::None);
}

}  // namespace linter::tests
