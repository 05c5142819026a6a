#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "linter/docker/dockerfile.h"
#include "linter/docker/mount.h"
#include "linter/docker/pair.h"

namespace linter::tests {

using docker::Dockerfile;
using docker::Keyword;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

static SourceFile File(std::string text) {
  return {.id = FileId{3}, .path = "Dockerfile", .text = std::move(text)};
}

static std::vector<std::string> Messages(const Dockerfile& dockerfile) {
  std::vector<std::string> messages;
  for (const auto& problem : dockerfile.problems) {
    messages.push_back(problem.message);
  }
  return messages;
}

static std::vector<std::string> Messages(const std::string& text) {
  const SourceFile file = File(text);
  return Messages(docker::Parse(file));
}

static std::vector<std::string> Words(const docker::Instruction& instruction) {
  std::vector<std::string> words;
  for (const auto& word : instruction.words) {
    words.push_back(word.text());
  }
  return words;
}

TEST(DockerParse, WordsKnowTheirPlaces) {
  const SourceFile file = File("FROM alpine:3.20 AS build\nEXPOSE 80 \\\n  # why\n\n  443/tcp\n");
  const Dockerfile dockerfile = docker::Parse(file);
  EXPECT_THAT(dockerfile.problems, IsEmpty());
  ASSERT_THAT(dockerfile.instructions, SizeIs(2));
  const auto& expose = dockerfile.instructions[1];
  EXPECT_EQ(expose.keyword, Keyword::Expose);
  EXPECT_THAT(Words(expose), ElementsAre("80", "443/tcp"));
  EXPECT_EQ(file.Text(expose.words[1].span()), "443/tcp");
  EXPECT_EQ(file.Text(expose.span), "EXPOSE 80 \\\n  # why\n\n  443/tcp");
  EXPECT_THAT(expose.empty_lines, SizeIs(1));
  ASSERT_THAT(dockerfile.comments, SizeIs(1));
  EXPECT_EQ(file.Text(dockerfile.comments[0].span), "# why");
  EXPECT_EQ(dockerfile.comments[0].instruction, 1U);
  EXPECT_TRUE(dockerfile.comments[0].inside);
  ASSERT_THAT(dockerfile.stages, SizeIs(1));
  EXPECT_EQ(dockerfile.stages[0].name->text(), "build");
}

TEST(DockerParse, AWordThatIsContinuedIsOneWord) {
  const SourceFile file = File("FROM al\\\npine\n");
  const Dockerfile dockerfile = docker::Parse(file);
  EXPECT_THAT(Words(dockerfile.instructions[0]), ElementsAre("alpine"));
  EXPECT_EQ(file.Text(dockerfile.instructions[0].words[0].span()), "al\\\npine");
}

TEST(DockerParse, DirectivesStandOnlyAtTheTop) {
  const SourceFile file = File(
      "\xEF\xBB\xBF# syntax=docker/dockerfile:1\r\n# Escape = `\r\n# note\r\n# check=skip=all"
      "\r\nFROM a\r\nRUN b `\r\n c\r\n");
  const Dockerfile dockerfile = docker::Parse(file);
  EXPECT_THAT(dockerfile.problems, IsEmpty());
  EXPECT_EQ(dockerfile.escape, '`');
  ASSERT_THAT(dockerfile.directives, SizeIs(2));
  EXPECT_EQ(file.Text(dockerfile.directives[0].value.span()), "docker/dockerfile:1");
  EXPECT_THAT(dockerfile.comments, SizeIs(2));
  EXPECT_THAT(Words(dockerfile.instructions[1]), ElementsAre("b  c"));
  EXPECT_THAT(Messages("# escape=\\\n# escape=`\nFROM a"),
              ElementsAre("only one escape parser directive can be used"));
  EXPECT_THAT(Messages("# escape=x\nFROM a"),
              ElementsAre("invalid escape token 'x' does not match ` or \\"));
}

TEST(DockerParse, HeredocsOfEveryForm) {
  const SourceFile file = File(
      "FROM a\nCOPY <<A <<-'BC' /to/\none $X\nA\n\ttwo\n\tBC\nRUN 3<< E python3 - "
      "x\nprint(1)\nE\nRUN echo \"<<NOT\"\nRUN [\"<<NOT\"]\nONBUILD RUN <<F\nid\nF\nUSER <<NOT\n");
  const Dockerfile dockerfile = docker::Parse(file);
  EXPECT_THAT(dockerfile.problems, IsEmpty());
  ASSERT_THAT(dockerfile.instructions, SizeIs(7));
  const auto& copy = dockerfile.instructions[1];
  ASSERT_THAT(copy.heredocs, SizeIs(2));
  EXPECT_EQ(copy.heredocs[0].name, "A");
  EXPECT_TRUE(copy.heredocs[0].expand);
  EXPECT_EQ(copy.heredocs[0].content.text(), "one $X\n");
  EXPECT_EQ(copy.heredocs[1].name, "BC");
  EXPECT_FALSE(copy.heredocs[1].expand);
  EXPECT_TRUE(copy.heredocs[1].chomp);
  EXPECT_EQ(file.Text(copy.heredocs[1].span), "<<-'BC'");
  EXPECT_EQ(file.Text(copy.heredocs[1].terminator), "\tBC");
  EXPECT_EQ(file.Text(copy.heredocs[1].content.span()), "\ttwo\n");
  const auto& run = dockerfile.instructions[2];
  ASSERT_THAT(run.heredocs, SizeIs(1));
  EXPECT_EQ(run.heredocs[0].descriptor, 3U);
  EXPECT_EQ(file.Text(run.span), "RUN 3<< E python3 - x\nprint(1)\nE");
  EXPECT_THAT(dockerfile.instructions[3].heredocs, IsEmpty());
  EXPECT_THAT(dockerfile.instructions[4].heredocs, IsEmpty());
  ASSERT_THAT(dockerfile.instructions[5].trigger, SizeIs(1));
  EXPECT_THAT(dockerfile.instructions[5].trigger[0].heredocs, SizeIs(1));
  EXPECT_THAT(Messages("FROM a\nRUN <<E\nx\n"), ElementsAre("unterminated heredoc"));
}

TEST(DockerParse, FlagsAndMounts) {
  const SourceFile file = File(
      "FROM --platform=$BUILDPLATFORM a\nRUN --mount=type=cache,\"target=/x\",ro "
      "--network=none --mount=from=b,src=c -- --kept\nCOPY --link --chown=1:2 --exclude=*.a "
      "--exclude=b x y\n");
  const Dockerfile dockerfile = docker::Parse(file);
  EXPECT_THAT(dockerfile.problems, IsEmpty());
  const auto& run = dockerfile.instructions[1];
  EXPECT_THAT(Words(run), ElementsAre("--kept"));
  const auto mounts = docker::Mounts(run);
  ASSERT_THAT(mounts, SizeIs(2));
  EXPECT_EQ(mounts[0].Type(), "cache");
  EXPECT_EQ(file.Text(mounts[0].Target()->span()), "/x");
  EXPECT_NE(mounts[0].Find({"readonly", "ro"}), nullptr);
  EXPECT_EQ(mounts[1].Type(), "bind");
  EXPECT_EQ(file.Text(mounts[1].From()->span()), "b");
  EXPECT_EQ(file.Text(run.FindFlag("network")->value->span()), "none");
  EXPECT_FALSE(dockerfile.instructions[2].FindFlag("link")->value);
}

TEST(DockerParse, JsonIsDecodedInPlaceAndFallsBack) {
  const SourceFile file = File("FROM a\nCMD [ \"a\\u00e9\\n\", \\\n\"b\" ]\nCMD ['a']\nCMD [\"a\"");
  const Dockerfile dockerfile = docker::Parse(file);
  const auto& cmd = dockerfile.instructions[1];
  EXPECT_EQ(cmd.form, docker::Form::Json);
  EXPECT_THAT(Words(cmd), ElementsAre("a\u00e9\n", "b"));
  EXPECT_EQ(file.Text(cmd.words[0].span()), "\"a\\u00e9\\n\"");
  EXPECT_EQ(file.Text(cmd.words[0].SpanOf(1, 3)), "\\u00e9");
  EXPECT_EQ(file.Text(cmd.words[1].span()), "\"b\"");
  EXPECT_EQ(dockerfile.instructions[2].form, docker::Form::Plain);
  EXPECT_THAT(Words(dockerfile.instructions[3]), ElementsAre("[\"a\""));
  EXPECT_THAT(
      Messages("FROM a\nCMD [\"a\", 1]"),
      ElementsAre("when using JSON array syntax, arrays must be comprised of strings only"));
}

TEST(DockerParse, PairsOfBothForms) {
  const SourceFile file = File("FROM x\nENV a=\"b c\" d=e\\ f\nENV g h i\nARG j k=l\n");
  const Dockerfile dockerfile = docker::Parse(file);
  const auto pairs = docker::Pairs(dockerfile.instructions[1]);
  ASSERT_THAT(pairs, SizeIs(2));
  EXPECT_EQ(pairs[0].value->text(), "\"b c\"");
  EXPECT_EQ(file.Text(pairs[1].value->span()), "e\\ f");
  const auto legacy = docker::Pairs(dockerfile.instructions[2]);
  ASSERT_THAT(legacy, SizeIs(1));
  EXPECT_TRUE(legacy[0].legacy);
  EXPECT_EQ(legacy[0].value->text(), "h i");
  const auto arguments = docker::Pairs(dockerfile.instructions[3]);
  ASSERT_THAT(arguments, SizeIs(2));
  EXPECT_FALSE(arguments[0].value);
  EXPECT_EQ(arguments[1].value->text(), "l");
}

TEST(DockerParse, RefusesInTheWordsOfBuildKitAndGoesOn) {
  EXPECT_THAT(Messages(""), ElementsAre("file with no instructions"));
  EXPECT_THAT(
      Messages("FROM a b\nENV x\nENV a=b c\nFORM x\nCOPY x\nSHELL sh -c\nHEALTHCHECK NONE x\n"
               "RUN --mont=x y\nONBUILD FROM x\nUSER\nFROM a AS 1\nCOPY --link=maybe a b\n"),
      ElementsAre(
          "FROM requires either one or three arguments", "ENV must have two arguments",
          "Syntax error - can't find = in \"c\". Must be of the form: name=value",
          "unknown instruction: FORM (did you mean FROM?)",
          "COPY requires at least two arguments, but only one was provided. Destination could not "
          "be determined",
          "SHELL requires the arguments to be in JSON form", "HEALTHCHECK NONE takes no arguments",
          "unknown flag: --mont (did you mean mount?)", "FROM isn't allowed as an ONBUILD trigger",
          "USER requires exactly one argument",
          "invalid name for build stage: \"1\", name can't start with a number or contain symbols",
          "expecting boolean value for flag --link, not: maybe"));
  EXPECT_THAT(Messages("RUN x\nFROM a\n"), ElementsAre("no build stage in current context"));
}

TEST(DockerParse, StagesGoOnFromEachOther) {
  const SourceFile file =
      File("FROM a AS One\nUSER 1\nFROM b\nFROM one\nRUN x\nFROM ${X:-one} AS two\n");
  const Dockerfile dockerfile = docker::Parse(file);
  ASSERT_THAT(dockerfile.stages, SizeIs(4));
  EXPECT_FALSE(dockerfile.stages[1].parent);
  EXPECT_EQ(dockerfile.stages[2].parent, 0U);
  EXPECT_EQ(dockerfile.stages[3].parent, 0U);
  const auto& third = dockerfile.stages[2];
  const auto* user = dockerfile.Latest(Keyword::User, third, third.end);
  ASSERT_NE(user, nullptr);
  EXPECT_EQ(user->words[0].text(), "1");
  EXPECT_EQ(dockerfile.Latest(Keyword::User, dockerfile.stages[1], 4), nullptr);
  EXPECT_EQ(dockerfile.StageOf(dockerfile.instructions[4])->index, 2U);
}

}  // namespace linter::tests
