// A real run of pre-commit, where it is on the path: a commit is refused, fixed, accepted.

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/fixture/program.h"

namespace linter::tests {

using testing::HasSubstr;

TEST(PreCommit, RefusesFixesAndAccepts) {
  const TemporaryFolder folder;
  if (Shell("pre-commit --version", folder.path()).status != 0) {
    GTEST_SKIP() << "no pre-commit on the path";
  }
  const auto head = Shell(fmt::format("git -C {} rev-parse HEAD", SHOAL_SOURCE), folder.path());
  if (head.status != 0) {
    GTEST_SKIP() << "the sources are no repository";
  }
  const auto revision = head.output.substr(0, head.output.find('\n'));
  folder.Write(".pre-commit-config.yaml",
               fmt::format("repos:\n  - repo: {}\n    rev: {}\n    hooks:\n"
                           "      - id: shoal-system\n      - id: shoal-fix-system\n",
                           SHOAL_SOURCE, revision));
  folder.Write("package.json", "{}\n");
  folder.Write("Dockerfile",
               "FROM debian:12.8\nRUN apt-get update && apt-get install curl && rm -rf "
               "/var/lib/apt/lists/*\nUSER 1000\nCMD [\"sleep\",\"1\"]\n");
  const auto run = [&](const std::string& line) {
    return Shell("export HOME=$PWD/.git PRE_COMMIT_HOME=$PWD/.git/cache; " + line, folder.path());
  };
  ASSERT_EQ(run("git init -q . && git config user.email a@example.com && git config user.name a && "
                "pre-commit install && git add -A")
                .status,
            0);
  const auto refused = run("git commit -qm first 2>&1");
  EXPECT_NE(refused.status, 0);
  EXPECT_THAT(refused.output, HasSubstr("apt-install-asks"));
  EXPECT_THAT(folder.Read("Dockerfile"), HasSubstr("install -y curl"));
  const auto accepted = run("git add -A && git commit -qm first 2>&1");
  EXPECT_EQ(accepted.status, 0) << accepted.output;
}

}  // namespace linter::tests
