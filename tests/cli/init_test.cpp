// `shoal init` as a user runs it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "tests/fixture/program.h"

namespace linter::tests {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view Dockerfile = "FROM debian:12\nRUN cd /tmp && ls\n";

TEST(Init, WritesSettingsThatChangeNothing) {
  const TemporaryFolder folder;
  folder.Write("Dockerfile", Dockerfile);
  const auto before = Shell("shoal Dockerfile", folder.path());
  const auto ran = Shell("shoal init", folder.path());
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.output, "wrote .shoal.yaml\n");
  const auto after = Shell("shoal Dockerfile", folder.path());
  EXPECT_EQ(after.status, before.status);
  EXPECT_EQ(after.output, before.output);
  EXPECT_THAT(after.errors, IsEmpty());
}

// What stands behind `#` right before a word is a setting that may be turned on.
TEST(Init, WhatItSuggestsIsUnderstood) {
  const TemporaryFolder folder;
  folder.Write("Dockerfile", Dockerfile);
  std::istringstream written(Shell("shoal init --print", folder.path()).output);
  std::string settings;
  int turned_on = 0;
  for (std::string line; std::getline(written, line);) {
    const bool setting = line.size() > 1 && line[0] == '#' && (line[1] != ' ' || line[2] == ' ');
    turned_on += setting ? 1 : 0;
    settings += (setting ? line.substr(1) : line) + "\n";
  }
  EXPECT_GE(turned_on, 7);
  folder.Write(".shoal.yaml", settings);
  const auto ran = Shell("shoal --exit-zero Dockerfile", folder.path());
  EXPECT_THAT(ran.errors, IsEmpty()) << settings;
  EXPECT_EQ(ran.status, 0);
}

TEST(Init, OverwritesOnlyWhenForced) {
  const TemporaryFolder folder;
  folder.Write(".shoal.yml", "profile: all\n");
  const auto refused = Shell("shoal init", folder.path());
  EXPECT_EQ(refused.status, 2);
  EXPECT_THAT(refused.errors, HasSubstr("`.shoal.yml` already; --force overwrites"));
  EXPECT_NE(Shell("cat .shoal.yaml", folder.path()).status, 0);
  EXPECT_EQ(Shell("shoal init --force", folder.path()).status, 0);
  EXPECT_THAT(Shell("cat .shoal.yaml", folder.path()).output, HasSubstr("profile: default"));
}

TEST(Init, TakesOverTheNearestSettingsOfHadolint) {
  const TemporaryFolder folder;
  folder.Write("p/.hadolint.yml", "ignored: [DL3003]\nformat: json\n");
  folder.Write("p/a/Dockerfile", Dockerfile);
  const auto ran = Shell("cd p/a && shoal init --from hadolint", folder.path());
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.errors, HasSubstr("p/.hadolint.yml:2:1: `format` is left out"));
  const auto written = Shell("cat p/a/.shoal.yaml", folder.path()).output;
  EXPECT_THAT(written, HasSubstr("  - cd-in-run  # DL3003\n"));
  const auto linted = Shell("shoal --exit-zero p/a", folder.path());
  EXPECT_THAT(linted.errors, IsEmpty());
  EXPECT_THAT(linted.output, Not(HasSubstr("cd-in-run")));
}

TEST(Init, SaysWhatItCannotTakeOver) {
  const TemporaryFolder folder;
  EXPECT_THAT(Shell("shoal init --from hadolnt", folder.path()).errors, HasSubstr("hadolint"));
  folder.Write(".hadolint.yaml", "ignored: [\n");
  const auto broken = Shell("shoal init --from hadolint", folder.path());
  EXPECT_EQ(broken.status, 2);
  EXPECT_NE(Shell("cat .shoal.yaml", folder.path()).status, 0);
  EXPECT_THAT(broken.errors, HasSubstr(".hadolint.yaml:"));
  EXPECT_THAT(broken.errors, HasSubstr("not valid YAML"));
}

TEST(Init, SettingsOfHadolintHoldWithoutIt) {
  const TemporaryFolder folder;
  folder.Write("Dockerfile", Dockerfile);
  EXPECT_EQ(Shell("shoal --select cd-in-run .", folder.path()).status, 1);
  folder.Write(".hadolint.yaml", "failure-threshold: error\n");
  const auto ran = Shell("shoal --select cd-in-run .", folder.path());
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.output, HasSubstr("cd-in-run"));
  EXPECT_EQ(Shell("shoal --fail-on info --select cd-in-run .", folder.path()).status, 1);
  folder.Write(".hadolint.yaml", "override: {error: [DL3003]}\nfailure-threshold: error\n");
  EXPECT_EQ(Shell("shoal .", folder.path()).status, 1);
  folder.Write(".shoal.yaml", "fail-on: never\n");
  EXPECT_EQ(Shell("shoal .", folder.path()).status, 0);
  EXPECT_THAT(Shell("shoal .", folder.path()).output, HasSubstr("error[cd-in-run]"));
  folder.Write(".hadolint.yaml", "ignord: [DL3003]\n");
  const auto mistaken = Shell("shoal .", folder.path());
  EXPECT_EQ(mistaken.status, 2);
  EXPECT_THAT(mistaken.errors, HasSubstr(".hadolint.yaml:1:1: unknown key `ignord`; did you mean "
                                         "`ignored`?"));
}

}  // namespace linter::tests
