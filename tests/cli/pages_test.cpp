// Completions and the manual say what the help says.

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <set>
#include <string>
#include <vector>

#include "tests/fixture/program.h"

namespace linter::tests {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

static std::string Print(const std::string& line) {
  const auto ran = Shell(line, "/");
  EXPECT_EQ(ran.status, 0) << line << "\n" << ran.errors;
  return ran.output;
}

// `check`, `rules test`, …
static std::vector<std::string> Verbs(const std::string& above = "") {
  std::vector<std::string> verbs;
  const auto help = Print("shoal " + above + " --help");
  const auto begin = help.find("Subcommands:\n");
  if (begin == std::string::npos) {
    return verbs;
  }
  re2::StringPiece rest = help;
  rest.remove_prefix(begin + std::string_view("Subcommands:\n").size());
  std::string verb;
  while (RE2::Consume(&rest, R"(  (\w+) .*\n(?:    .*\n)*)", &verb)) {
    const auto path = above.empty() ? verb : fmt::format("{} {}", above, verb);
    verbs.push_back(path);
    for (const auto& below : Verbs(path)) {
      verbs.push_back(below);
    }
  }
  return verbs;
}

static std::set<std::string> OptionsOf(const std::string& verb) {
  const auto help = Print("shoal " + verb + " --help");
  std::set<std::string> options;
  re2::StringPiece rest = help;
  std::string names;
  while (RE2::FindAndConsume(&rest, R"(\n  (-\S+))", &names)) {
    re2::StringPiece each = names;
    for (std::string name; RE2::FindAndConsume(&each, "(-[^,]+)", &name);) {
      options.insert(name);
    }
  }
  return options;
}

static std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    lines.push_back(line);
  }
  return lines;
}

// What bash offers for the last of these words.
static std::vector<std::string> Complete(const std::string& words) {
  const TemporaryFolder folder;
  folder.Write("complete.sh", R"(source <(shoal completions bash)
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_shoal
printf '%s\n' "${COMPREPLY[@]}"
)");
  auto lines = Lines(Shell("bash complete.sh shoal " + words, folder.path()).output);
  if (lines == std::vector<std::string>{""}) {
    lines.clear();
  }
  return lines;
}

TEST(Pages, NameEveryVerbAndOption) {
  const auto manual = Print("shoal man");
  const auto zsh = Print("shoal completions zsh");
  const auto fish = Print("shoal completions fish");
  const auto verbs = Verbs();
  ASSERT_THAT(verbs, testing::IsSupersetOf({"check", "rules test", "baseline write", "man"}));
  for (const auto& verb : verbs) {
    EXPECT_THAT(manual, HasSubstr(fmt::format(".SS shoal {}\n", verb)));
    EXPECT_THAT(zsh, HasSubstr(fmt::format("    '{}'", verb)));
    EXPECT_THAT(fish, HasSubstr(fmt::format(" -a {} ", verb.substr(verb.rfind(' ') + 1))));
    const auto offered = Complete(fmt::format("{} --", verb));
    for (const auto& option : OptionsOf(verb)) {
      if (!option.starts_with("--")) {
        continue;
      }
      EXPECT_THAT(offered, testing::Contains(option)) << verb;
      auto escaped = option;
      RE2::GlobalReplace(&escaped, "-", R"(\\-)");
      EXPECT_THAT(manual, HasSubstr(escaped)) << verb;
      EXPECT_THAT(zsh, HasSubstr("'*" + option)) << verb;
      EXPECT_THAT(fish, HasSubstr(" -l " + option.substr(2) + " ")) << verb;
    }
  }
}

TEST(Pages, BashCompletes) {
  EXPECT_THAT(Complete("che"), ElementsAre("check"));
  EXPECT_THAT(Complete(R"(rules "")"), ElementsAre("test"));
  EXPECT_THAT(Complete("--form"), ElementsAre("--format"));
  EXPECT_THAT(Complete("check --format sar"), ElementsAre("sarif"));
  EXPECT_THAT(Complete("check --color n"), ElementsAre("never"));
  EXPECT_THAT(Complete("check --select tls,container-priv"),
              ElementsAre("tls,container-privileged"));
  EXPECT_THAT(Complete("explain container-priv"), ElementsAre("container-privileged"));
  EXPECT_THAT(Complete("completions f"), ElementsAre("fish"));
  // Bash then offers files.
  EXPECT_THAT(Complete("check some"), IsEmpty());
}

TEST(Pages, AreReadWithoutComplaint) {
  const TemporaryFolder folder;
  for (const auto* reader :
       {"bash -n bash", "zsh -n zsh", "fish -n fish", "groff -man -ww -z -Tutf8 man"}) {
    const std::string line = reader;
    const auto program = line.substr(0, line.find(' '));
    if (Shell("command -v " + program, folder.path()).status != 0) {
      continue;
    }
    const auto page = line.substr(line.rfind(' ') + 1);
    folder.Write(page, Print(page == "man" ? "shoal man" : "shoal completions " + page));
    const auto read = Shell(line, folder.path());
    EXPECT_EQ(read.status, 0) << line;
    EXPECT_EQ(read.errors, "") << line;
  }
}

}  // namespace linter::tests
