// Compares the reader with BuildKit's own inputs and trees. SHOAL_BUILDKIT names the folder
// `frontend/dockerfile` of its sources, which are not part of this project.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "linter/docker/dockerfile.h"
#include "tests/docker/buildkit_dump.h"

namespace linter::tests {

namespace fs = std::filesystem;

static std::string ReadAll(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

static std::optional<fs::path> Parser() {
  const char* folder = std::getenv("SHOAL_BUILDKIT");
  if (folder == nullptr || !fs::exists(fs::path(folder) / "parser" / "testfiles")) {
    return {};
  }
  return fs::path(folder) / "parser";
}

TEST(BuildKit, TreesAreTheSame) {
  const auto parser = Parser();
  if (!parser) {
    GTEST_SKIP() << "SHOAL_BUILDKIT names no sources of BuildKit";
  }
  int count = 0;
  for (const auto& entry : fs::directory_iterator(*parser / "testfiles")) {
    const SourceFile file = {.id = {}, .path = {}, .text = ReadAll(entry.path() / "Dockerfile")};
    EXPECT_EQ(Dump(docker::Parse(file)), ReadAll(entry.path() / "result")) << entry.path();
    ++count;
  }
  EXPECT_GT(count, 30);
}

// Our own inputs, whose trees BuildKit's parser gives as well.
TEST(DockerSyntax, TreesAreAsWritten) {
  int count = 0;
  for (const auto& entry : fs::directory_iterator(SHOAL_SOURCE "/testdata/syntax/docker")) {
    if (entry.path().extension() != ".dockerfile") {
      continue;
    }
    const SourceFile file = {.id = {}, .path = {}, .text = ReadAll(entry.path())};
    EXPECT_EQ(Dump(docker::Parse(file)), ReadAll(fs::path(entry.path()).replace_extension(".tree")))
        << entry.path();
    ++count;
  }
  EXPECT_GT(count, 0);
}

TEST(BuildKit, RefusalsAreTheSame) {
  const auto parser = Parser();
  if (!parser) {
    GTEST_SKIP() << "SHOAL_BUILDKIT names no sources of BuildKit";
  }
  int count = 0;
  for (const auto& entry : fs::directory_iterator(*parser / "testfiles-negative")) {
    const SourceFile file = {.id = {}, .path = {}, .text = ReadAll(entry.path() / "Dockerfile")};
    EXPECT_FALSE(docker::Parse(file).problems.empty()) << entry.path();
    ++count;
  }
  EXPECT_GT(count, 3);
}

// Its columns: the input and what becomes of it, for Linux (`U`) or everywhere (`A`).
TEST(BuildKit, VariablesAreTheSame) {
  const auto parser = Parser();
  if (!parser) {
    GTEST_SKIP() << "SHOAL_BUILDKIT names no sources of BuildKit";
  }
  const auto trimmed = [](std::string text) {
    const auto first = text.find_first_not_of(' ');
    return first == std::string::npos ? std::string()
                                      : text.substr(first, text.find_last_not_of(' ') - first + 1);
  };
  const auto lookup = [](std::string_view name) {
    const auto known = [](std::string_view value) {
      docker::Passage text;
      text.Append(value, 0);
      return docker::Variable{.state = docker::Variable::State::Known, .value = text};
    };
    if (name == "PWD") {
      return known("/home");
    }
    if (name == "SHELL") {
      return known("bash");
    }
    if (name == "KOREAN") {
      return known("한국어");
    }
    return name == "NULL" ? known("") : docker::Variable{};
  };
  std::ifstream file(parser->parent_path() / "shell" / "envVarTest");
  int count = 0;
  for (std::string line; std::getline(file, line);) {
    const auto first = line.find('|');
    const auto second = line.find('|', first + 1);
    if (line.starts_with('#') || line.starts_with('W') || second == std::string::npos) {
      continue;
    }
    const std::string input = trimmed(line.substr(first + 1, second - first - 1));
    const docker::Passage word({}, input, 0);
    const docker::LexResult result = docker::Lex(word, {}, lookup);
    EXPECT_EQ(result.error ? "error" : result.text.text(), trimmed(line.substr(second + 1)))
        << line;
    ++count;
  }
  EXPECT_GT(count, 100);
}

}  // namespace linter::tests
