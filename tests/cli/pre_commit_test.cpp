// A real run of pre-commit, where it is on the path: a commit is refused, fixed, accepted. What
// compiles the hook is tried by tests/packages/pre-commit.

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
  folder.Write("shop/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n");
  folder.Write("shop/values.yaml", "trusted: true\n");
  folder.Write("shop/templates/pod.yaml",
               "apiVersion: v1\nkind: Pod\nmetadata: {name: shop}\nspec:\n  hostNetwork: {{ "
               ".Values.trusted }}\n");
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
  EXPECT_THAT(refused.output, HasSubstr("shop/values.yaml:1:10: warning[host-network]"));
  EXPECT_THAT(folder.Read("Dockerfile"), HasSubstr("install -y curl"));
  folder.Write("shop/values.yaml", "trusted: false\n");
  const auto accepted = run("git add -A && git commit -qm first 2>&1");
  EXPECT_EQ(accepted.status, 0) << accepted.output;
  // The chart's file leads to its template.
  folder.Write("shop/values.yaml", "trusted: true\n");
  const auto second = run("git add -A && git commit -qm second 2>&1");
  EXPECT_NE(second.status, 0);
  EXPECT_THAT(second.output, HasSubstr("shop/templates/pod.yaml:5:16"));
}

}  // namespace linter::tests
