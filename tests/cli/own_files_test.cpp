// What shoal's own packaging consists of gives it nothing to say.

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "tests/fixture/fixture.h"
#include "tests/fixture/program.h"

namespace linter::tests {

namespace fs = std::filesystem;
using testing::HasSubstr;

TEST(OwnFiles, HaveNoFindings) {
  for (const auto* profile : {"default", "production"}) {
    const auto ran =
        Shell(fmt::format("shoal check --isolated --allow-empty --profile {} Dockerfile action.yml "
                          "templates .pre-commit-hooks.yaml editors",
                          profile),
              SHOAL_SOURCE);
    EXPECT_EQ(ran.status, 0) << ran.output << ran.errors;
    // The Dockerfile at least is no file that is passed over.
    EXPECT_THAT(ran.output, HasSubstr("no findings in 1 file"));
  }
}

// The image has what it is built from, and runs as nobody.
TEST(OwnFiles, DockerfileCopiesWhatIsThere) {
  const auto dockerfile = ReadFile(fs::path(SHOAL_SOURCE) / "Dockerfile");
  const auto left_in = ReadFile(fs::path(SHOAL_SOURCE) / ".dockerignore");
  for (const auto* name :
       {"CMakeLists.txt", "CMakePresets.json", "dependencies.tsv", "dev", "linter", "rules"}) {
    EXPECT_TRUE(fs::exists(fs::path(SHOAL_SOURCE) / name)) << name;
    EXPECT_THAT(dockerfile, HasSubstr(name));
    EXPECT_THAT(left_in, HasSubstr(fmt::format("!{}\n", name)));
  }
  EXPECT_THAT(dockerfile, HasSubstr("USER 65532:65532\n"));
  EXPECT_EQ(dockerfile.find("USER root"), std::string::npos);
}

// One version everywhere.
TEST(OwnFiles, NameOneVersion) {
  const auto said = Shell("shoal --version", SHOAL_SOURCE).output;
  ASSERT_TRUE(said.starts_with("shoal ")) << said;
  const auto version = said.substr(6, said.find('\n') - 6);
  const std::vector<std::pair<const char*, std::string>> places = {
      {"action.yml", fmt::format("default: {}\n", version)},
      {"templates/shoal.yml", fmt::format("/v{0}/shoal-{0}-py3", version)},
      {"editors/vscode/package.json", fmt::format("\"version\": \"{}\"", version)},
      {"editors/vscode/package-lock.json", fmt::format("\"version\": \"{}\"", version)},
      {"editors/README.md", fmt::format("shoal-{}.vsix", version)},
      {"README.md", fmt::format("rev: v{}\n", version)},
  };
  for (const auto& [file, text] : places) {
    EXPECT_THAT(ReadFile(fs::path(SHOAL_SOURCE) / file), HasSubstr(text)) << file;
  }
}

}  // namespace linter::tests
