#include "linter/docker/command_line.h"

#include <gtest/gtest.h>

#include "linter/docker/build_view.h"
#include "linter/text/source_file.h"

namespace linter::tests {

// The first command of one RUN.
static docker::ShellCommand CommandOf(const SourceFile& source) {
  const auto dockerfile = docker::Parse(source);
  return docker::ReadShell(dockerfile, dockerfile.instructions.at(1)).commands.at(0);
}

TEST(CommandLine, ReadsWhatGetoptReads) {
  const SourceFile source{
      .id = {},
      .path = "Dockerfile",
      .text = "FROM a\nRUN tool -xzf one.tgz --uid=5 --name two -O3 three -- -q\n"};
  const auto command = CommandOf(source);
  const auto line = docker::ReadCommandLine(command, {.letters = "fO", .names = {"name"}});
  ASSERT_TRUE(line.Has({"x"}));
  EXPECT_TRUE(line.Has({"z"}));
  EXPECT_EQ(line.Find({"f"})->value, "one.tgz");
  EXPECT_EQ(line.Find({"uid", "u"})->value, "5");
  EXPECT_EQ(line.Find({"name"})->value, "two");
  EXPECT_EQ(line.Find({"O"})->value, "3");
  EXPECT_FALSE(line.Has({"q", "3"}));
  ASSERT_EQ(line.operands.size(), 2U);
  EXPECT_EQ(line.operands[0]->text, "three");
  EXPECT_EQ(line.operands[1]->text, "-q");
}

TEST(CommandLine, TakesUnknownWordsAsWritten) {
  const SourceFile source{
      .id = {}, .path = "Dockerfile", .text = "FROM a\nRUN tool --uid=\"$ID\" $MORE -u\n"};
  const auto command = CommandOf(source);
  const auto line = docker::ReadCommandLine(command, {.letters = "u"});
  EXPECT_EQ(line.Find({"uid"})->value, "\"$ID\"");
  EXPECT_EQ(line.Find({"u"})->value, "");
  EXPECT_EQ(line.operands.size(), 1U);
}

}  // namespace linter::tests
