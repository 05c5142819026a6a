#include "linter/docker/shell_pragma.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "linter/docker/check_directive.h"

namespace linter::tests {

using docker::ShellKind;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(ShellPragma, NamesAShell) {
  EXPECT_EQ(docker::ShellNamedBy("# hadolint shell=bash"), "bash");
  EXPECT_EQ(docker::ShellNamedBy("#\thadolint  shell = /bin/ksh # why"), "/bin/ksh");
  for (const auto* comment : {"# hadolint shell=", "# hadolint shell", "# hadolintshell=sh",
                              "# shell=sh", "# hadolint ignore=DL3006", "#"}) {
    EXPECT_EQ(docker::ShellNamedBy(comment), std::nullopt) << comment;
  }
}

static ShellKind KindOfLast(std::string text) {
  const SourceFile file{.id = {}, .path = "Dockerfile", .text = std::move(text)};
  const auto dockerfile = docker::Parse(file);
  return docker::ShellOf(dockerfile, dockerfile.instructions.back()).kind;
}

TEST(ShellPragma, HoldsToTheEndOfItsStage) {
  EXPECT_EQ(KindOfLast("FROM a\n# hadolint shell=powershell\nRUN b\nRUN c\n"),
            ShellKind::PowerShell);
  EXPECT_EQ(KindOfLast("FROM a\nRUN b\n# hadolint shell=powershell\n"), ShellKind::Sh);
  EXPECT_EQ(KindOfLast("FROM a\n# hadolint shell=powershell\nFROM b\nRUN c\n"), ShellKind::Sh);
  EXPECT_EQ(KindOfLast("FROM a AS x\n# hadolint shell=ksh\nRUN b\nFROM x\nRUN c\n"),
            ShellKind::Ksh);
  EXPECT_EQ(KindOfLast("FROM a\nRUN b && \\\n# hadolint shell=ksh\n  c\n"), ShellKind::Sh);
}

TEST(ShellPragma, BeforeTheFirstStageHoldsForAll) {
  EXPECT_EQ(KindOfLast("# hadolint shell=bash\nFROM a\nRUN b\nFROM c\nRUN d\n"), ShellKind::Bash);
  EXPECT_EQ(KindOfLast("# hadolint shell=bash\nFROM a\nSHELL [\"ksh\", \"-c\"]\nRUN b\n"),
            ShellKind::Ksh);
}

TEST(ShellPragma, TheLaterOfItAndShellHolds) {
  EXPECT_EQ(KindOfLast("FROM a\n# hadolint shell=bash\nSHELL [\"ksh\", \"-c\"]\nRUN b\n"),
            ShellKind::Ksh);
  EXPECT_EQ(KindOfLast("FROM a\nSHELL [\"ksh\", \"-c\"]\n# hadolint shell=bash\nRUN b\n"),
            ShellKind::Bash);
}

static std::string ProblemOf(std::string text) {
  const SourceFile file{.id = {}, .path = "Dockerfile", .text = std::move(text)};
  const auto problems = docker::Parse(file).problems;
  return problems.empty() ? "" : problems.front().message;
}

TEST(CheckDirective, ReadsWhatBuildKitReads) {
  const SourceFile file{.id = {},
                        .path = "Dockerfile",
                        .text = "# check=skip=A, B ;error=T;experimental=C\nFROM a\n"};
  const auto dockerfile = docker::Parse(file);
  const auto check = docker::ReadCheckDirective(dockerfile);
  EXPECT_THAT(check.skipped, ElementsAre("A", "B"));
  EXPECT_FALSE(check.skips_all);
  EXPECT_TRUE(check.error);
  EXPECT_THAT(check.invalid, IsEmpty());
}

TEST(CheckDirective, StandsInACommentForOneInstruction) {
  const auto check = docker::ReadCheckComment("#check = skip=A,B // why");
  ASSERT_TRUE(check.has_value());
  EXPECT_THAT(check->skipped, ElementsAre("A", "B"));
  EXPECT_TRUE(docker::ReadCheckComment("# Check=skip=all")->skips_all);
  EXPECT_FALSE(docker::ReadCheckComment("# check").has_value());
  EXPECT_FALSE(docker::ReadCheckComment("# check=").has_value());
  EXPECT_FALSE(docker::ReadCheckComment("# to check=skip=A").has_value());
}

TEST(CheckDirective, WhatBuildKitRefusesIsAProblem) {
  EXPECT_EQ(ProblemOf("# check=skip=all\nFROM a\n"), "");
  EXPECT_EQ(ProblemOf("# check=skp=all\nFROM a\n"), "invalid check option `skp=all`");
  EXPECT_EQ(ProblemOf("# check=skip=A;error=yes\nFROM a\n"), "invalid check option `error=yes`");
  EXPECT_EQ(ProblemOf("# check=skip\nFROM a\n"), "invalid check option `skip`");
}

}  // namespace linter::tests
