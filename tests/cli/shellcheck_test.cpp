// `--shellcheck`, with a program of the tests' own in ShellCheck's place, and with ShellCheck
// itself where it is there.

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/fixture/fixture.h"
#include "tests/fixture/lint.h"
#include "tests/fixture/program.h"

namespace linter::tests {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// Runs the program with the stand-in as `shellcheck`.
static Ran WithStandIn(const std::string& line, const fs::path& folder) {
  return Shell(
      fmt::format("PATH=\"{}:$PATH\"; export PATH; {}", (Testdata() / "shellcheck").string(), line),
      folder);
}

TEST(ShellCheck, SaysWhatTheProgramSaysWhereItIsWritten) {
  const TemporaryFolder folder;
  folder.Write("Dockerfile", "FROM debian:12\nRUN make \\\n  && echo wrong\nRUN echo notable\n");
  const auto ran =
      WithStandIn("shoal --shellcheck --select shellcheck --format concise .", folder.path());
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.errors, IsEmpty());
  EXPECT_THAT(ran.output, HasSubstr("Dockerfile:3:11"));
  EXPECT_THAT(ran.output, HasSubstr("SC9001: This {is} \"wrong\"."));
  EXPECT_THAT(ran.output, HasSubstr("Dockerfile:4:10"));
  EXPECT_THAT(ran.output, HasSubstr("SC9003: This is notable."));
  EXPECT_THAT(ran.output, Not(HasSubstr("SC9005")));
}

TEST(ShellCheck, IsAskedOnlyWhereItIsWished) {
  const TemporaryFolder folder;
  folder.Write("Dockerfile", "FROM debian:12\nRUN echo wrong\n");
  EXPECT_EQ(WithStandIn("FAIL=1 shoal --select shellcheck .", folder.path()).status, 0);
  EXPECT_EQ(
      WithStandIn("export FAIL=1; shoal --shellcheck --select cd-in-run .", folder.path()).status,
      0);
}

TEST(ShellCheck, WhatARuleOfOursSaysIsNotSaidTwice) {
  const TemporaryFolder folder;
  folder.Write("Dockerfile", "FROM debian:12\nRUN echo $open\n");
  const auto both = WithStandIn(
      "shoal --shellcheck --select shellcheck --select expansion-unquoted --format concise .",
      folder.path());
  EXPECT_THAT(both.output, HasSubstr("expansion-unquoted"));
  EXPECT_THAT(both.output, Not(HasSubstr("SC2086")));
  const auto one =
      WithStandIn("shoal --shellcheck --select shellcheck --format concise .", folder.path());
  EXPECT_THAT(one.output, HasSubstr("SC2086"));
}

TEST(ShellCheck, WhatCannotBeParsedIsSaidOnce) {
  const TemporaryFolder folder;
  folder.Write("Dockerfile", "FROM debian:12\nRUN echo unread\nRUN echo \"unread\n");
  const auto both =
      WithStandIn("shoal --shellcheck --select shellcheck --select shell-syntax --format concise .",
                  folder.path());
  EXPECT_THAT(both.output, HasSubstr("Dockerfile:2:10"));
  EXPECT_THAT(both.output, HasSubstr("shell-syntax"));
  EXPECT_THAT(both.output, Not(HasSubstr("Dockerfile:3:11")));
  const auto one =
      WithStandIn("shoal --shellcheck --select shellcheck --format concise .", folder.path());
  EXPECT_THAT(one.output, HasSubstr("Dockerfile:3:11"));
}

TEST(ShellCheck, IsToldTheShellAndTheVariables) {
  const TemporaryFolder folder;
  folder.Write("asked/.keep", "");
  folder.Write("Dockerfile",
               "FROM debian:12\nARG VERSION\nENV HOST=a\nRUN echo 1\n"
               "SHELL [\"/bin/bash\", \"-ec\"]\nRUN echo 2\nFROM a\nRUN echo 3\n");
  WithStandIn("export ASKED=$PWD/asked; shoal --shellcheck --select shellcheck Dockerfile",
              folder.path());
  const auto first = ReadFile(folder.path() / "asked/0");
  EXPECT_THAT(first, testing::StartsWith("#!/bin/sh\n"));
  EXPECT_THAT(first, HasSubstr("export VERSION=1\n"));
  EXPECT_THAT(first, HasSubstr("export HOST=1\n"));
  EXPECT_THAT(first, testing::EndsWith("\necho 1\n"));
  EXPECT_THAT(ReadFile(folder.path() / "asked/1"), testing::StartsWith("#!/bin/bash -e\n"));
  EXPECT_THAT(ReadFile(folder.path() / "asked/2"), Not(HasSubstr("VERSION")));
}

TEST(ShellCheck, IsSilencedByItsCodes) {
  const TemporaryFolder folder;
  folder.Write("Dockerfile",
               "FROM debian:12\n# hadolint ignore=SC9001\nRUN echo wrong doubtful\n"
               "# hadolint ignore=9002\nRUN echo wrong doubtful\n"
               "# shellcheck disable=SC9001-SC9002\nRUN echo wrong doubtful notable\n"
               "# shellcheck disable=all\nRUN echo wrong\n");
  const auto ran =
      WithStandIn("shoal --shellcheck --select shellcheck --format concise .", folder.path());
  EXPECT_THAT(ran.output, HasSubstr("Dockerfile:3:16"));
  EXPECT_THAT(ran.output, Not(HasSubstr("Dockerfile:3:10")));
  EXPECT_THAT(ran.output, HasSubstr("Dockerfile:5:10"));
  EXPECT_THAT(ran.output, Not(HasSubstr("Dockerfile:5:16")));
  EXPECT_THAT(ran.output, Not(HasSubstr("Dockerfile:7:10")));
  EXPECT_THAT(ran.output, HasSubstr("Dockerfile:7:25"));
  EXPECT_THAT(ran.output, Not(HasSubstr("Dockerfile:9:")));
}

TEST(ShellCheck, MissingProgramIsSaid) {
  const TemporaryFolder folder;
  folder.Write("Dockerfile", "FROM debian:12\nRUN echo wrong\n");
  const auto ran = Shell("PATH=\"${PATH%%:*}\" shoal --shellcheck .", folder.path());
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.errors, HasSubstr("needs the program `shellcheck`"));
}

TEST(ShellCheck, FailureOfTheProgramIsSaidInItsWords) {
  const TemporaryFolder folder;
  folder.Write("Dockerfile", "FROM debian:12\nRUN echo wrong\n");
  const auto ran =
      WithStandIn("export FAIL=1; shoal --shellcheck --select shellcheck .", folder.path());
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.errors, HasSubstr("failed with status 3: cannot go on"));
}

// Lines of findings, by code, of a run with the answers of ShellCheck alone.
static std::map<std::string, std::set<int>> LinesByCode(const std::string& json) {
  std::map<std::string, std::set<int>> lines;
  const auto parsed = nlohmann::json::parse(json);
  for (const auto& finding : parsed["findings"]) {
    const std::string message = finding["message"];
    lines[message.substr(0, message.find(':'))].insert(finding["start"]["line"].get<int>());
  }
  return lines;
}

static std::vector<std::string> CodesOf(const Rule& rule) {
  constexpr std::string_view Tool = "shellcheck:";
  std::vector<std::string> codes;
  for (const auto& replaced : rule.replaces) {
    if (replaced.starts_with(Tool)) {
      codes.emplace_back(replaced.substr(Tool.size()));
    }
  }
  return codes;
}

TEST(ShellCheck, FindsItselfWhatOurRulesFindInItsPlace) {
  const TemporaryFolder folder;
  if (Shell("command -v shellcheck", folder.path()).status != 0) {
    GTEST_SKIP() << "no shellcheck on the PATH";
  }
  for (const auto& rule : Catalog()) {
    const auto codes = CodesOf(rule);
    if (codes.empty()) {
      continue;
    }
    const auto fixture = ReadFixture(ReadFile(Testdata() / "rules" / rule.id / "bad.dockerfile"));
    folder.Write("Dockerfile", fixture.text);
    const auto ran =
        Shell("shoal --shellcheck --select shellcheck --format json Dockerfile", folder.path());
    const auto lines = LinesByCode(ran.output);
    for (const auto& wanted : fixture.expectations) {
      EXPECT_TRUE(std::any_of(codes.begin(), codes.end(),
                              [&](const std::string& code) {
                                return lines.contains(code) &&
                                       lines.at(code).contains(static_cast<int>(wanted.line));
                              }))
          << rule.id << ": ShellCheck does not find it in line " << wanted.line;
    }
  }
}

}  // namespace linter::tests
