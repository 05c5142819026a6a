#include "linter/docker/shell.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace linter::tests {

using docker::Dockerfile;
using docker::PartKind;
using docker::Quoting;
using docker::ShellCommand;
using docker::ShellJoin;
using docker::ShellKind;
using docker::ShellScript;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

// A file that is parsed, and the code of its last instruction.
struct Parsed {
  explicit Parsed(std::string text)
      : file{.id = {}, .path = "Dockerfile", .text = std::move(text)},
        dockerfile(docker::Parse(file)),
        script(docker::ReadShell(dockerfile, dockerfile.instructions.back())) {}

  const ShellCommand& operator[](std::size_t index) const { return script.commands.at(index); }
  std::vector<std::string> Lines() const {
    std::vector<std::string> lines;
    for (const ShellCommand& command : script.commands) {
      std::string line = command.name ? command.name->text : "";
      for (const auto& argument : command.arguments) {
        line += " " + argument.text;
      }
      lines.push_back(line);
    }
    return lines;
  }

  SourceFile file;
  Dockerfile dockerfile;
  ShellScript script;
};

TEST(DockerShell, CommandsAreFoundInEveryStructure) {
  const Parsed parsed(
      "FROM a\nRUN a && b || c; (d | e) && if f; then g; else h; fi; while i; do j; done; "
      "for k in $(l) m; do n; done; o() { p; }; case q in r) s;; esac; ! t & u\n");
  EXPECT_THAT(parsed.script.problems, IsEmpty());
  EXPECT_THAT(parsed.Lines(), ElementsAre("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "l",
                                          "n", "p", "s", "t", "u"));
  EXPECT_EQ(parsed[0].join, ShellJoin::First);
  EXPECT_EQ(parsed[1].join, ShellJoin::And);
  EXPECT_EQ(parsed[2].join, ShellJoin::Or);
  EXPECT_TRUE(parsed[3].subshell);
  EXPECT_EQ(parsed[3].pipe_count, 2U);
  EXPECT_EQ(parsed[4].pipe_index, 1U);
  EXPECT_TRUE(parsed[5].condition);
  EXPECT_TRUE(parsed[6].conditional);
  EXPECT_FALSE(parsed[6].condition);
  EXPECT_TRUE(parsed[9].loop);
  EXPECT_TRUE(parsed[10].substitution);
  EXPECT_TRUE(parsed[12].function);
  EXPECT_TRUE(parsed[14].negated);
  EXPECT_TRUE(parsed[14].background);
}

TEST(DockerShell, PlacesAreThoseOfTheFile) {
  const Parsed parsed(
      "FROM a\nRUN apt-get update \\\n  # comment\n\n  && apt-get \\\n   install -y cu\\\nrl\n");
  ASSERT_THAT(parsed.script.commands, SizeIs(2));
  EXPECT_EQ(parsed.file.Text(parsed[1].span), "apt-get \\\n   install -y cu\\\nrl");
  EXPECT_THAT(parsed.Lines(), ElementsAre("apt-get update", "apt-get install -y curl"));
  EXPECT_EQ(parsed.file.Text(parsed[1].arguments[2].span), "cu\\\nrl");
}

TEST(DockerShell, WordsKnowTheirQuotes) {
  const Parsed parsed(
      "FROM a\nRUN echo $A \"b $B  c\" 'd $D' *.txt e\\ f $(g) \"${H:-x}\" {1..3}\n");
  const auto& words = parsed[0].arguments;
  ASSERT_THAT(words, SizeIs(8));
  EXPECT_EQ(words[0].parts[0].kind, PartKind::Variable);
  EXPECT_EQ(words[0].parts[0].quoting, Quoting::None);
  EXPECT_EQ(words[0].parts[0].text, "A");
  ASSERT_THAT(words[1].parts, SizeIs(3));
  EXPECT_EQ(words[1].parts[1].quoting, Quoting::Double);
  EXPECT_EQ(words[1].parts[2].text, "  c");
  EXPECT_FALSE(words[1].value);
  EXPECT_EQ(words[2].constant(), "d $D");
  EXPECT_EQ(words[3].parts[0].kind, PartKind::Glob);
  EXPECT_EQ(words[4].constant(), "e f");
  EXPECT_EQ(words[5].parts[0].kind, PartKind::Substitution);
  EXPECT_EQ(words[6].parts[0].text, "H");
  EXPECT_EQ(words[7].parts[0].kind, PartKind::Brace);
}

TEST(DockerShell, WrappersAreSeenThrough) {
  const Parsed parsed(
      "FROM a\nRUN sudo -E -u root env A=1 apt-get install x && timeout -k 5 10 b | xargs -n 1 c "
      "&& "
      "command -v d && bash -exc 'pip \"install\" y | z'\n");
  EXPECT_THAT(parsed.Lines(),
              ElementsAre("apt-get install x", "b", "c", "command -v d",
                          "bash -exc 'pip \"install\" y | z'", "pip \"install\" y", "z"));
  ASSERT_THAT(parsed[0].wrappers, SizeIs(2));
  EXPECT_EQ(parsed[0].wrappers[0].text, "sudo");
  EXPECT_EQ(parsed[5].shell, ShellKind::Bash);
  EXPECT_TRUE(parsed[5].inner);
  EXPECT_FALSE(parsed[4].inner);
  EXPECT_EQ(parsed.file.Text(parsed[5].arguments[0].span), "\"install\"");
  EXPECT_EQ(parsed[5].arguments[0].constant(), "install");
}

TEST(DockerShell, RedirectionsAndAssignments) {
  const Parsed parsed("FROM a\nRUN A=1 B=\"$C\" d > /dev/null 2>&1 < e && F=g && export H=$(i)\n");
  EXPECT_THAT(parsed.script.problems, IsEmpty());
  ASSERT_THAT(parsed[0].assignments, SizeIs(2));
  EXPECT_EQ(parsed[0].assignments[0].value->constant(), "1");
  ASSERT_THAT(parsed[0].redirects, SizeIs(3));
  EXPECT_EQ(parsed[0].redirects[0].sign, ">");
  EXPECT_EQ(parsed[0].redirects[0].target->constant(), "/dev/null");
  EXPECT_EQ(parsed[0].redirects[2].target->constant(), "e");
  EXPECT_FALSE(parsed[1].name);
  EXPECT_EQ(parsed[1].assignments[0].name, "F");
  EXPECT_EQ(parsed[2].name->constant(), "export");
  EXPECT_EQ(parsed[2].assignments[0].name, "H");
  EXPECT_TRUE(parsed[3].substitution);
}

TEST(DockerShell, Heredocs) {
  const Parsed script("FROM a\nRUN <<-EOF\n\tset -o pipefail\n\ta | b\n\tEOF\n");
  EXPECT_THAT(script.Lines(), ElementsAre("set -o pipefail", "a", "b"));
  EXPECT_TRUE(script[1].pipefail);
  EXPECT_EQ(script.file.Text(script[1].span), "a");
  const Parsed input("FROM a\nRUN bash -e <<'EOF' && after\nx | y\nEOF\n");
  EXPECT_THAT(input.Lines(), ElementsAre("bash -e", "after", "x", "y"));
  EXPECT_EQ(input.file.Text(input[3].span), "y");
  EXPECT_EQ(input[3].shell, ShellKind::Bash);
  const Parsed python("FROM a\nRUN <<EOF\n#!/usr/bin/env python3\nprint((1))\nEOF\n");
  EXPECT_FALSE(python.script.parsed);
  EXPECT_EQ(python.script.shell.kind, ShellKind::Other);
  const Parsed file("FROM a\nRUN cat <<EOF > /x\nnot a command\nEOF\n");
  EXPECT_THAT(file.Lines(), ElementsAre("cat"));
  const Parsed endless("FROM a\nRUN b <<c");
  const auto size = endless.script.source.size();
  EXPECT_LE(endless.script.source.SpanOf(0, size).end, endless.file.text.size());
}

TEST(DockerShell, TheShellInForceDecides) {
  const Parsed bash(
      "FROM a AS b\nSHELL [\"/bin/bash\", \"-eo\", \"pipefail\", \"-c\"]\nFROM b\nRUN a | b\n");
  EXPECT_EQ(bash.script.shell.kind, ShellKind::Bash);
  EXPECT_TRUE(bash.script.shell.errexit);
  EXPECT_TRUE(bash[0].pipefail);
  const Parsed power("FROM a\nSHELL [\"powershell.exe\", \"-Command\"]\nRUN Get-Item {\n");
  EXPECT_EQ(power.script.shell.kind, ShellKind::PowerShell);
  EXPECT_FALSE(power.script.parsed);
  EXPECT_THAT(power.script.problems, IsEmpty());
  const Parsed windows("FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN dir\n");
  EXPECT_EQ(windows.script.shell.kind, ShellKind::Cmd);
}

TEST(DockerShell, JsonFormsAndHealthchecks) {
  const Parsed json(
      "FROM a\nENTRYPOINT [\"sh\", \"-c\", \"exec \\\"$0\\\" && nginx -g 'daemon off;'\"]\n");
  EXPECT_THAT(json.Lines(), ElementsAre("sh -c exec \"$0\" && nginx -g 'daemon off;'", "\"$0\"",
                                        "nginx -g 'daemon off;'"));
  EXPECT_EQ(json.file.Text(json[2].name->span), "nginx");
  const Parsed health("FROM a\nHEALTHCHECK --interval=5s CMD curl -f http://x || exit 1\n");
  EXPECT_THAT(health.Lines(), ElementsAre("curl -f http://x", "exit 1"));
}

TEST(DockerShell, LongChainsAreFoundWhole) {
  std::string text = "FROM a\nRUN x";
  for (int count = 0; count < 2000; ++count) {
    text += " && x";
  }
  EXPECT_THAT(Parsed(text).script.commands, SizeIs(2001));
}

TEST(DockerShell, CodeThatIsNeverClosedIsGivenUp) {
  for (const std::string_view open : {"(", "$(", "{ ", "if ", "\"$("}) {
    for (const std::size_t size : {49000U, 200000U}) {
      std::string text = "FROM a\nRUN ";
      while (text.size() < size) {
        text += open;
      }
      EXPECT_THAT(Parsed(text).script.commands, IsEmpty()) << open;
    }
  }
}

TEST(DockerShell, ErrorsHavePlaces) {
  const Parsed open("FROM a\nRUN if true; then a\n");
  EXPECT_THAT(open.script.problems, SizeIs(1));
  const Parsed quote("FROM a\nRUN echo 'a && b\n");
  EXPECT_THAT(quote.script.problems, SizeIs(1));
}

}  // namespace linter::tests
