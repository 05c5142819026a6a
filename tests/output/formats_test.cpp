// What readers of the formats insist on.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "linter/output/format.h"
#include "linter/output/markup.h"
#include "tests/output/project.h"

namespace linter::output {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

static std::string Written(std::string_view format, const Result& result) {
  return FindFormat(format)->write(result, {});
}

TEST(Formats, GitLabWantsOneFingerprintForEachFinding) {
  const Project project;
  const auto report = json::parse(Written("gitlab", project.Findings()));
  ASSERT_EQ(report.size(), project.Findings().findings.size());
  std::set<std::string> fingerprints;
  const std::set<std::string> severities = {"info", "minor", "major", "critical", "blocker"};
  for (const auto& item : report) {
    fingerprints.insert(item["fingerprint"].get<std::string>());
    EXPECT_TRUE(severities.contains(item["severity"].get<std::string>()));
    EXPECT_GE(item["location"]["lines"]["begin"].get<int>(), 1);
    EXPECT_FALSE(item["location"]["path"].get<std::string>().starts_with("./"));
  }
  EXPECT_EQ(fingerprints.size(), report.size());
  EXPECT_EQ(json::parse(Written("gitlab", project.Clean())), json::array());
}

TEST(Formats, ReviewdogWantsRangesAndSeverities) {
  const Project project;
  const auto report = json::parse(Written("rdjson", project.Findings()));
  ASSERT_FALSE(report["diagnostics"].empty());
  for (const auto& item : report["diagnostics"]) {
    EXPECT_TRUE(item["location"]["range"]["start"]["line"].is_number());
    EXPECT_THAT(item["severity"].get<std::string>(), testing::AnyOf("ERROR", "WARNING", "INFO"));
  }
}

TEST(Formats, SonarQubeKnowsTheRuleOfEachIssue) {
  const Project project;
  const auto report = json::parse(Written("sonarqube", project.Findings()));
  std::set<std::string> rules;
  for (const auto& rule : report["rules"]) {
    EXPECT_TRUE(rules.insert(rule["id"].get<std::string>()).second);
  }
  for (const auto& issue : report["issues"]) {
    EXPECT_TRUE(rules.contains(issue["ruleId"].get<std::string>()));
    const auto& range = issue["primaryLocation"]["textRange"];
    if (range.contains("endLine") && range["startLine"] == range["endLine"]) {
      EXPECT_LT(range["startColumn"].get<int>(), range["endColumn"].get<int>());
    }
  }
}

TEST(Formats, GitHubIsCappedAndEscaped) {
  const Project project;
  const auto once = project.Findings();
  std::vector<Diagnostic> many;
  for (int i = 0; i < 5; ++i) {
    many.insert(many.end(), once.findings.begin(), once.findings.end());
  }
  auto result = once;
  result.findings = many;
  const auto text = Written("github", result);
  std::size_t errors = 0;
  for (auto at = text.find("::error "); at != std::string::npos;
       at = text.find("::error ", at + 1)) {
    ++errors;
  }
  EXPECT_EQ(errors, 10U);
  EXPECT_LT(text.find("::error "), text.find("::warning "));
  EXPECT_THAT(text, HasSubstr("which GitHub would not show"));
  for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1) {
    EXPECT_EQ(text.substr(at, 2), "::");
  }
}

// Every tag that is opened is closed, in its order.
static bool IsWellFormed(std::string_view xml) {
  std::vector<std::string> open;
  for (auto at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', at + 1)) {
    const auto end = xml.find('>', at);
    const auto tag = xml.substr(at + 1, end - at - 1);
    const auto name =
        std::string(tag.substr(tag.starts_with('/') ? 1 : 0)
                        .substr(0, tag.substr(tag.starts_with('/') ? 1 : 0).find_first_of(" /")));
    if (tag.starts_with('?') || tag.ends_with('/')) {
      continue;
    }
    if (!tag.starts_with('/')) {
      open.push_back(name);
    } else if (open.empty() || open.back() != name) {
      return false;
    } else {
      open.pop_back();
    }
  }
  return open.empty();
}

TEST(Formats, XmlIsWellFormed) {
  const Project project;
  for (const auto* format : {"junit", "checkstyle"}) {
    EXPECT_TRUE(IsWellFormed(Written(format, project.Findings()))) << format;
    EXPECT_TRUE(IsWellFormed(Written(format, project.Clean()))) << format;
  }
  EXPECT_EQ(EscapeXml("<a b='c' d=\"e\">&\x01\xFF\n"),
            "&lt;a b=&apos;c&apos; d=&quot;e&quot;&gt;&amp;?\xEF\xBF\xBD&#10;");
}

TEST(Formats, AzureKeepsItsPropertiesApart) {
  const Project project;
  const auto text = Written("azure", project.Findings());
  EXPECT_THAT(text, HasSubstr("##vso[task.logissue type=error;sourcepath="));
  EXPECT_THAT(text, Not(HasSubstr("type=info")));
}

}  // namespace linter::output
