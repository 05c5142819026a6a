// The program as a user runs it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/fixture/program.h"

namespace linter::tests {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view Privileged = R"(apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: example.com/web:1.2.3
      securityContext:
        privileged: true
)";

constexpr std::string_view Broken = "apiVersion: v1\nkind: Pod\nmetadata: [name: x\n";

TEST(Check, FindingsMakeTheStatusOne) {
  const TemporaryFolder folder;
  folder.Write("pod.yaml", Privileged);
  const auto ran = Shell("shoal check --select container-privileged .", folder.path());
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.output, HasSubstr("pod.yaml:10:21"));
  EXPECT_THAT(ran.errors, IsEmpty());
}

TEST(Check, IsTheDefaultVerb) {
  const TemporaryFolder folder;
  folder.Write("pod.yaml", Privileged);
  EXPECT_EQ(Shell("shoal --select container-privileged", folder.path()).output,
            Shell("shoal check --select container-privileged .", folder.path()).output);
}

TEST(Check, ExitZeroAndFailOn) {
  const TemporaryFolder folder;
  folder.Write("pod.yaml", Privileged);
  EXPECT_EQ(Shell("shoal --exit-zero .", folder.path()).status, 0);
  EXPECT_EQ(Shell("shoal --fail-on never .", folder.path()).status, 0);
  EXPECT_EQ(Shell("shoal --fail-on error --select container-privileged .", folder.path()).status,
            1);
}

TEST(Check, NothingToLintMayBeFine) {
  const TemporaryFolder folder;
  folder.Write("package.json", "{}");
  folder.Write("skipped/pod.yaml", Privileged);
  folder.Write(".shoal.yaml", "exclude: [skipped/]\n");
  const auto ran = Shell("shoal check --allow-empty --force-exclude package.json skipped/pod.yaml",
                         folder.path());
  EXPECT_EQ(ran.status, 0) << ran.output;
  EXPECT_THAT(ran.errors, IsEmpty());
  EXPECT_EQ(Shell("shoal fix --allow-empty package.json", folder.path()).status, 0);
  EXPECT_EQ(Shell("shoal check skipped/pod.yaml", folder.path()).status, 1);
}

TEST(Check, NothingToLintIsASentenceAndTwo) {
  const TemporaryFolder folder;
  folder.Write("notes.txt", "nothing");
  const auto ran = Shell("shoal .", folder.path());
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.output, IsEmpty());
  EXPECT_THAT(ran.errors, HasSubstr("shoal: "));
}

TEST(Check, MissingPathIsSaidAndTheOthersAreLinted) {
  const TemporaryFolder folder;
  folder.Write("pod.yaml", Privileged);
  const auto ran = Shell("shoal missing.yaml pod.yaml", folder.path());
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.errors, HasSubstr("missing.yaml"));
  EXPECT_THAT(ran.output, HasSubstr("pod.yaml"));
}

TEST(Check, BrokenFileCostsNoOtherItsFindings) {
  const TemporaryFolder folder;
  folder.Write("a.yaml", Broken);
  folder.Write("pod.yaml", Privileged);
  const auto ran = Shell("shoal .", folder.path());
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.output, HasSubstr("yaml-syntax"));
  EXPECT_THAT(ran.output, HasSubstr("container-privileged"));
}

TEST(Check, StandardInput) {
  const TemporaryFolder folder;
  folder.Write("pod.yaml", Privileged);
  const auto ran =
      Shell("cat pod.yaml | shoal --stdin-filename deploy/web.yaml --select container-privileged -",
            folder.path());
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.output, HasSubstr("deploy/web.yaml:10:21"));
}

TEST(Check, SeveralOutputsInOneRun) {
  const TemporaryFolder folder;
  folder.Write("pod.yaml", Privileged);
  const auto ran = Shell(
      "shoal --output sarif:out.sarif --output json:out.json --format concise . && true; "
      "cat out.json",
      folder.path());
  const auto json =
      nlohmann::json::parse(ran.output.substr(ran.output.find("{\"version\"")), nullptr, false);
  ASSERT_FALSE(json.is_discarded()) << ran.output;
  EXPECT_EQ(json["version"], 1);
  EXPECT_FALSE(json["findings"].empty());
  EXPECT_EQ(json["findings"][0]["object"]["kind"], "Pod");
  EXPECT_THAT(Shell("cat out.sarif", folder.path()).output, HasSubstr("\"2.1.0\""));
}

TEST(Check, OutputThatCannotBeWrittenIsTwo) {
  const TemporaryFolder folder;
  folder.Write("pod.yaml", Privileged);
  const auto ran = Shell("shoal --output sarif:no/such/folder.sarif .", folder.path());
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.errors, HasSubstr("no/such/folder.sarif"));
}

TEST(Check, SettingsAreReadAndTheirMistakesAreTwo) {
  const TemporaryFolder folder;
  folder.Write("pod.yaml", Privileged);
  folder.Write(".shoal.yaml", "ignore: [container-privileged]\n");
  EXPECT_THAT(Shell("shoal .", folder.path()).output, Not(HasSubstr("[container-privileged]")));
  EXPECT_THAT(Shell("shoal --isolated .", folder.path()).output, HasSubstr("container-privileged"));
  folder.Write(".shoal.yaml", "ignroe: [container-privileged]\n");
  const auto ran = Shell("shoal .", folder.path());
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.errors, HasSubstr(".shoal.yaml:1:1"));
  EXPECT_THAT(ran.errors, HasSubstr("ignore"));
}

TEST(Check, AllowancesAreHeededUnlessForbidden) {
  const TemporaryFolder folder;
  auto text = std::string(Privileged);
  text.insert(text.rfind('\n'), "  # shoal: allow container-privileged: the node agent");
  folder.Write("pod.yaml", text);
  const auto allowed = Shell("shoal --select container-privileged .", folder.path());
  EXPECT_EQ(allowed.status, 0);
  EXPECT_THAT(allowed.output, HasSubstr("1 suppressed"));
  EXPECT_EQ(Shell("shoal --no-inline-allow --select container-privileged .", folder.path()).status,
            1);
}

TEST(Check, UnknownNamesAreTwoWithASuggestion) {
  const TemporaryFolder folder;
  folder.Write("pod.yaml", Privileged);
  const auto ran = Shell("shoal --select container-priviledged .", folder.path());
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.errors, HasSubstr("container-privileged"));
  EXPECT_EQ(Shell("shoal --frobnicate .", folder.path()).status, 2);
}

TEST(Rules, ListAndExplain) {
  const TemporaryFolder folder;
  const auto list = Shell("shoal rules --format json", folder.path());
  const auto json = nlohmann::json::parse(list.output);
  EXPECT_GE(json.size(), 70U);
  for (const auto& rule : json) {
    for (const auto* key : {"id", "category", "severity", "precision", "profiles", "summary",
                            "replaces", "checklist", "fix"}) {
      EXPECT_TRUE(rule.contains(key)) << key;
    }
  }
  const auto page = Shell("shoal explain no-liveness-probe", folder.path());
  EXPECT_EQ(page.status, 0);
  EXPECT_THAT(page.output, HasSubstr("liveness-probe-missing"));
  EXPECT_EQ(Shell("shoal explain nonsense", folder.path()).status, 2);
}

}  // namespace linter::tests
