// What is known of variables where code uses them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "linter/docker/shell.h"

namespace linter::tests {

using docker::PartKind;
using docker::ShellScript;

static ShellScript Read(const std::string& code, const std::string& before = "") {
  const SourceFile file{
      .id = {}, .path = "Dockerfile", .text = "FROM a\n" + before + "RUN " + code};
  const auto dockerfile = docker::Parse(file);
  return docker::ReadShell(dockerfile, dockerfile.instructions.back());
}

// Whether `$x` is plain in the last command that uses it.
static bool IsPlain(const std::string& code, const std::string& before = "") {
  bool found = false;
  bool plain = false;
  for (const auto& command : Read(code, before).commands) {
    for (const auto& word : command.arguments) {
      for (const auto& part : word.parts) {
        if (part.kind == PartKind::Variable && part.text == "x") {
          found = true;
          plain = part.plain;
        }
      }
    }
  }
  EXPECT_TRUE(found) << code;
  return plain;
}

TEST(ShellValues, WhatIsSetInAnyCaseIsKnown) {
  for (const char* code : {
           "x=1; a $x",
           "x='1' y=$x; a ${x}",
           "x=\"1\"2$((1 + 1)); a \"$x\"",
           "a && x=1 && b $x",
           "a || x=1 && x=2 && b $x",
           "if a; then x=1; elif b; then x=2; else x=3; fi; c $x",
           "if a; then x=1; else exit 1; fi; c $x",
           "case a in b) x=1 ;; *) x=2 ;; esac; c $x",
           "{ x=1; }; a $x",
           "x=1; (x=$(b)); a $x",
           "x=1; a | x=$(b); a $x",
           "x=1; x=$(b) & a $x",
           "x=1; a $(x=$(b)) $x",
           "for x in a b; do c $x; done",
           "x=1; while a; do x=2; done; b $x",
           "while a; do x=1; b $x; done",
           "x=1; x+=2; a $x",
           "export x=1; a $x",
           "x=1; f() { a $x; }",
           "x=1; a > $y; b $x",
           "x=1; y=$x; x=$y; a $x",
           "x=1-${#y}; a $x",
           "x=1; y=$x$(b); a $x",
       }) {
    EXPECT_TRUE(IsPlain(code)) << code;
  }
}

TEST(ShellValues, WhatMayBeAnythingIsNotKnown) {
  for (const char* code : {
           "a $x",
           "x=; a $x",
           "x=$(b); a $x",
           "x='1 2'; a $x",
           "x=*; a $x",
           "x=1; x=$y; a $x",
           "x=1; x+=$(b); a $x",
           "x=1 a; b $x",
           "(x=1); a $x",
           "a | x=1; b $x",
           "x=1 & a $x",
           "a && x=1; b $x",
           "a || x=1; b $x",
           "if a; then x=1; fi; b $x",
           "if a; then x=1; elif b; then x=2; fi; c $x",
           "case a in b) x=1 ;; esac; c $x",
           "for x in 'a b' c; do d $x; done",
           "for x in $(a); do d $x; done",
           "for x; do d $x; done",
           "for i in a; do x=1; done; b $x",
           "while a; do x=1; done; b $x",
           "x=1; while a; do b $x; x=$(c); done",
           "x=1; for i in a; do x=$(b); break; x=2; done; c $x",
           "x=1; read -r x; a $x",
           "x=1; unset x; a $x",
           "x=1; printf -v x %s a; b $x",
           "x=1; sh -c 'a $x'",
           "f() { x=1; }; a $x",
           "a ${!x}; x=1; x=${!x}; b $x",
       }) {
    EXPECT_FALSE(IsPlain(code)) << code;
  }
}

TEST(ShellValues, ArgAndEnvDeclareOneWord) {
  EXPECT_TRUE(IsPlain("a $x", "ARG x\n"));
  EXPECT_TRUE(IsPlain("a $x", "ENV x=1\n"));
  EXPECT_TRUE(IsPlain("a $x", "ENV x 1\nFROM b AS c\nARG x\nFROM c\n"));
  EXPECT_FALSE(IsPlain("a $x", "ENV x=1\nFROM b\n"));
  EXPECT_TRUE(IsPlain("b && x=$x-1 && a $x", "ARG y x=1\n"));
  EXPECT_FALSE(IsPlain("x=$(b); a $x", "ARG x\n"));
}

// One text many times, with what closes it.
static std::string Many(std::string_view text, int count, std::string_view end = "") {
  std::string all;
  for (int i = 0; i < count; ++i) {
    all += text;
  }
  for (int i = 0; i < count; ++i) {
    all += end;
  }
  return all;
}

TEST(ShellValues, AnyCodeIsReadToItsEndOrGivenUp) {
  std::string names;
  for (int i = 0; i < 2500; ++i) {
    names += "a && v" + std::to_string(i) + "=$(b) || c; ";
  }
  for (const auto& code :
       {Many("echo $x; ", 120000), Many("if a; then x=1; ", 2500, "fi; "),
        Many("for x in a b; do ", 1500, "done; "),
        Many("while a; do x=$y; break; ", 1000, "done; "), Many("$(x=1; ", 6000, ")"),
        Many("{ x=1; ", 4000, "}; "), Many("(x=1; ", 4000, ")"),
        Many("case $x in a) x=1; ", 1500, ";; esac "), Many("x=$x", 9000), Many("done ", 9000),
        Many("'\\''", 9000), Many("x=1 && ", 7000, ""), names}) {
    const auto script = Read(code);
    EXPECT_LE(script.problems.size(), 20U);
    EXPECT_TRUE(script.parsed || code.size() > 4000) << code.substr(0, 40);
  }
}

TEST(ShellValues, RedirectionsSeeWhatTheirCommandSees) {
  const auto script = Read("a && x=1 && b > $x; x=$(c) > $x");
  const auto& first = script.commands.at(2).redirects.at(0).target->parts.at(0);
  EXPECT_TRUE(first.plain);
}

TEST(ShellSyntax, SaysWhichQuoteIsOpen) {
  const auto problems = Read("echo a 'b\\'c'").problems;
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].message, "`'` is not closed");
  EXPECT_EQ(problems[0].span.begin, 7U + 4U + 12U);
}

TEST(ShellSyntax, NeedsNoSemicolonBetweenWordsThatEnd) {
  for (const char* code : {"for a in b; do for c in d; do e; done done", "if a; then { b; } fi",
                           "if a; then (b) else (c) fi", "while a; do if b; then c; fi done",
                           "! { a; }", "! if a; then b; fi"}) {
    EXPECT_TRUE(Read(code).problems.empty()) << code;
  }
  EXPECT_FALSE(Read("done done").problems.empty());
  EXPECT_FALSE(Read("if a; then b; done fi").problems.empty());
}

}  // namespace linter::tests
