// What hadolint's, ShellCheck's and BuildKit's own comments silence in a Dockerfile.

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/engine/run.h"
#include "linter/text/line_index.h"

namespace linter::tests {

using testing::ElementsAre;
using testing::IsEmpty;

static void CheckCommand(const docker::CommandView& command, Report& report) {
  report.Add({.span = command->span, .message = "command"});
}

static void CheckCd(const docker::CommandView& command, Report& report) {
  if (command->program() == "cd") {
    report.Add({.span = command->span, .message = "cd"});
  }
}

static void CheckFrom(const docker::InstructionView& instruction, Report& report) {
  if (instruction->keyword == docker::Keyword::From) {
    report.Add({.span = instruction->name.span(), .message = "from"});
  }
}

// Every command, every `cd`, every FROM.
static const std::vector<Rule>& SmallCatalog() {
  static const std::vector<Rule> catalog = {
      {.id = "any",
       .summary = "",
       .why = "",
       .since = "",
       .replaces = {"hadolint:DL3059", "hadolint:SC2086", "shellcheck:SC2086"},
       .check = CheckCommand},
      {.id = "cd",
       .summary = "",
       .why = "",
       .since = "",
       .replaces = {"hadolint:DL3003", "shellcheck:SC2164"},
       .check = CheckCd},
      {.id = "from",
       .summary = "",
       .why = "",
       .since = "",
       .replaces = {"hadolint:DL3006", "buildkit:StageNameCasing"},
       .check = CheckFrom},
  };
  return catalog;
}

static engine::Outcome Lint(const std::string& text, engine::Pragmas pragmas) {
  RuleSet rules;
  for (const auto& rule : SmallCatalog()) {
    rules.push_back({.rule = &rule});
  }
  const SourceFile source{FileId{0}, "Dockerfile", text};
  const std::array<engine::Input, 1> inputs = {{{.source = &source,
                                                 .rules = &rules,
                                                 .language = engine::Language::Dockerfile,
                                                 .pragmas = pragmas}}};
  return engine::Run(inputs, {.catalog = SmallCatalog(), .today = "2026-11-23"});
}

// `LINE ID` of each finding.
static std::vector<std::string> Tell(const std::string& text,
                                     engine::Pragmas pragmas = engine::Pragmas::Heeded) {
  const LineIndex lines(text);
  std::vector<std::string> told;
  for (const auto& finding : Lint(text, pragmas).findings) {
    told.push_back(fmt::format("{} {}", lines.At(finding.span.begin, ColumnUnit::Byte).line,
                               finding.rule->id));
  }
  return told;
}

TEST(HadolintPragma, ReachesTheInstructionBelow) {
  EXPECT_THAT(Tell("# hadolint ignore=DL3006\nFROM a\nFROM b\n"), ElementsAre("3 from"));
  EXPECT_THAT(Tell("#hadolint  ignore = DL3003 , DL3059\nRUN a && \\\n  cd b\nRUN cd c\n"),
              ElementsAre("4 any", "4 cd"));
}

TEST(HadolintPragma, TakesAReason) {
  EXPECT_THAT(Tell("# hadolint ignore=DL3003 # not DL3006, which is wrong\nRUN cd b\nFROM c\n"),
              ElementsAre("2 any", "3 from"));
  EXPECT_THAT(Tell("# hadolint ignore=DL3003,SC2086 because, SC1\nRUN cd b\n"), IsEmpty());
  EXPECT_THAT(Tell("# hadolint ignore=DL3006 # this, DL3003\nRUN cd b\n"),
              ElementsAre("2 any", "2 cd"));
}

TEST(HadolintPragma, ReachesFarther) {
  EXPECT_THAT(Tell("FROM a\nRUN cd b\n# hadolint global ignore=DL3003,DL3006\nFROM c\nRUN cd d\n"),
              ElementsAre("2 any", "5 any"));
  EXPECT_THAT(Tell("FROM a\nRUN cd b\n# hadolint stage ignore=DL3003\nFROM c\nRUN cd d\nRUN cd e\n"
                   "FROM f\nRUN cd g\n"),
              ElementsAre("1 from", "2 any", "2 cd", "4 from", "5 any", "6 any", "7 from", "8 any",
                          "8 cd"));
  EXPECT_THAT(
      Tell("FROM a\nRUN cd b\n# hadolint stage ignore=DL3059\nRUN c\nRUN d\nFROM e\nRUN f\n"),
      ElementsAre("1 from", "2 any", "2 cd", "6 from", "7 any"));
}

TEST(HadolintPragma, OfUnknownFormIsNone) {
  for (const auto* comment :
       {"# hadolint ignore=dl3006", "# hadolint ignore DL3006", "# ignore=DL3006",
        "# hadolint ignore=", "# hadolint local ignore=DL3006", "# hadolint ignore=DL9999"}) {
    EXPECT_THAT(Tell(std::string(comment) + "\nFROM a\n"), ElementsAre("2 from")) << comment;
  }
}

TEST(HadolintPragma, CanBeForbidden) {
  const std::string text = "# hadolint ignore=DL3006\nFROM a\n# shoal: allow from\nFROM b\n";
  EXPECT_THAT(Tell(text, engine::Pragmas::Ignored), ElementsAre("2 from"));
  EXPECT_THAT(Tell(text), IsEmpty());
}

TEST(ShellCheckDirective, BetweenLinesReachesTheNext) {
  EXPECT_THAT(Tell("RUN a && \\\n  # shellcheck disable=SC2086\n  b && \\\n  c\n"),
              ElementsAre("1 any", "4 any"));
}

TEST(ShellCheckDirective, InAHeredocReachesTheStatementBelow) {
  EXPECT_THAT(Tell("RUN <<E\na\n# shellcheck disable=SC2086\nif b; then\n  c\nfi\nd\nE\n"),
              ElementsAre("2 any", "7 any"));
  EXPECT_THAT(Tell("RUN <<E\na\n# shellcheck disable=SC2086\n# shellcheck disable=SC2164\ncd b\n"
                   "cd c\nE\n"),
              ElementsAre("2 any", "6 any", "6 cd"));
}

TEST(ShellCheckDirective, AtTheTopReachesAllOfTheCode) {
  EXPECT_THAT(Tell("RUN <<E\n# shellcheck disable=SC2086\na\n\nb\nE\nRUN c\n"),
              ElementsAre("7 any"));
}

TEST(ShellCheckDirective, ReadsItsLists) {
  for (const auto* list : {"SC2086,SC2164", "2164,2086", "all", "SC2000-SC2999",
                           "SC2164 disable=SC2086", "SC2086 shell=sh disable=SC2164 # both"}) {
    EXPECT_THAT(Tell(fmt::format("RUN <<E\n# shellcheck disable={}\ncd a\nE\n", list)), IsEmpty())
        << list;
  }
  for (const auto* list : {"SC2087", "SC2087-SC2100", "", "# disable=all", "DL3059"}) {
    EXPECT_THAT(Tell(fmt::format("RUN <<E\n# shellcheck disable={}\na\nE\n", list)),
                ElementsAre("3 any"))
        << list;
  }
}

TEST(ShellCheckDirective, BehindCodeReachesNothing) {
  EXPECT_THAT(Tell("RUN <<E\na # shellcheck disable=SC2086\nb\nE\n"),
              ElementsAre("2 any", "3 any"));
}

TEST(CheckDirective, SkipsChecks) {
  EXPECT_THAT(Tell("# check=skip=FromAsCasing, StageNameCasing\nFROM a\nRUN b\n"),
              ElementsAre("3 any"));
  EXPECT_THAT(Tell("# Check = error=true; skip=all\nFROM a\nRUN b\n"), ElementsAre("3 any"));
  EXPECT_THAT(Tell("# check=experimental=all\nFROM a\n"), ElementsAre("2 from"));
}

TEST(CheckDirective, AboveAnInstructionIsForThatAlone) {
  EXPECT_THAT(Tell("# x\n# check=skip=all\nFROM a\nFROM b\n"), ElementsAre("4 from"));
  EXPECT_THAT(Tell("# x\n# check=skip=StageNameCasing // why\nFROM a\n"), IsEmpty());
  EXPECT_THAT(Tell("# x\n# check=skip=Other\nFROM a\n"), ElementsAre("3 from"));
  EXPECT_THAT(Tell("FROM a\n# check=skip=all\nRUN b\n"), ElementsAre("1 from", "3 any"));
}

TEST(CheckDirective, MakesErrorsOfWhatEndsTheBuild) {
  const auto findings =
      Lint("# check=error=true\nFROM a\nRUN b\n", engine::Pragmas::Heeded).findings;
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].severity, Severity::Error);
  EXPECT_EQ(findings[1].severity, Severity::Warning);
  EXPECT_EQ(Lint("# check=error=false\nFROM a\n", engine::Pragmas::Heeded).findings.at(0).severity,
            Severity::Warning);
}

}  // namespace linter::tests
