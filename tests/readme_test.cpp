// Every command of the README is run, and prints what the README shows. `UPDATE_GOLDEN=1` rewrites
// what it shows.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "linter/text/line_index.h"
#include "tests/fixture/fixture.h"
#include "tests/fixture/program.h"

namespace linter::tests {

namespace fs = std::filesystem;

// A command of a `console` block, and the lines below it.
struct Shown {
  std::string command;
  std::string output;
  // Of the output, as lines from 1, end exclusive.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

static std::vector<Shown> ReadCommands(const std::string& text) {
  const LineIndex lines(text);
  std::vector<Shown> commands;
  bool console = false;
  for (std::uint32_t i = 1; i <= lines.line_count(); ++i) {
    const std::string line(lines.Line(i));
    if (line.starts_with("```")) {
      console = line == "```console";
    } else if (console && line.starts_with("$ ")) {
      commands.push_back({line.substr(2), "", i + 1, i + 1});
    } else if (console && !commands.empty()) {
      commands.back().output += line + "\n";
      commands.back().end = i + 1;
    }
  }
  return commands;
}

static std::string Strip(std::string command) {
  const auto comment = command.find("  #");
  return command.substr(0, comment);
}

TEST(Readme, CommandsPrintWhatItShows) {
  const fs::path path = fs::path(SHOAL_SOURCE) / "README.md";
  auto text = ReadFile(path);
  auto commands = ReadCommands(text);
  ASSERT_GE(commands.size(), 5U);
  for (auto command = commands.rbegin(); command != commands.rend(); ++command) {
    const auto line = Strip(command->command);
    if (line == "./dev test" || line.starts_with("git clone")) {
      // The first is what runs this; the second has no network here.
      continue;
    }
    const bool lints = line.starts_with("./dev lint");
    const auto run = lints ? "shoal check --exit-zero testdata/demo" : line;
    const auto ran = Shell(run, SHOAL_SOURCE);
    EXPECT_TRUE(ran.status == 0 || ran.status == 1) << line << "\n" << ran.errors;
    if (command->output.empty()) {
      continue;
    }
    if (std::getenv("UPDATE_GOLDEN") != nullptr) {
      const LineIndex lines(text);
      const auto begin = lines.OffsetOf({command->begin, 1}, ColumnUnit::Byte);
      const auto end = lines.OffsetOf({command->end, 1}, ColumnUnit::Byte);
      text.replace(begin, end - begin, ran.output);
    } else {
      EXPECT_EQ(ran.output, command->output) << line;
    }
  }
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << text;
  }
}

// What the README calls the test command is what CI runs.
TEST(Readme, NamesTheTwoCommands) {
  const auto text = ReadFile(fs::path(SHOAL_SOURCE) / "README.md");
  EXPECT_NE(text.find("$ ./dev lint"), std::string::npos);
  EXPECT_NE(text.find("$ ./dev test"), std::string::npos);
  EXPECT_NE(ReadFile(fs::path(SHOAL_SOURCE) / ".ci" / "run").find("dev\" test"), std::string::npos);
}

}  // namespace linter::tests
