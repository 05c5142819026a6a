// Compares every format with the files under testdata/output/. UPDATE_GOLDEN=1 writes them anew.

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "linter/output/format.h"
#include "tests/output/project.h"

namespace linter::output {

static void ExpectGolden(const std::string& name, const std::string& actual) {
  const auto path = SHOAL_SOURCE "/testdata/output/" + name;
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << actual;
    return;
  }
  std::ifstream file(path, std::ios::binary);
  ASSERT_TRUE(file) << path << " is missing; UPDATE_GOLDEN=1 writes it";
  std::ostringstream expected;
  expected << file.rdbuf();
  EXPECT_EQ(actual, expected.str()) << path;
}

class FormatGolden : public testing::TestWithParam<Format> {};

TEST_P(FormatGolden, ShowsFindings) {
  const Project project;
  ExpectGolden("findings." + std::string(GetParam().name),
               GetParam().write(project.Findings(), {.width = 80}));
}

TEST_P(FormatGolden, ShowsThatThereAreNone) {
  const Project project;
  ExpectGolden("clean." + std::string(GetParam().name), GetParam().write(project.Clean(), {}));
}

INSTANTIATE_TEST_SUITE_P(All, FormatGolden, testing::ValuesIn(Formats().begin(), Formats().end()),
                         [](const auto& format) { return std::string(format.param.name); });

TEST(FormatGolden, ShowsColors) {
  const Project project;
  ExpectGolden("findings.text-color", WriteText(project.Findings(), {Color::Always, 80}));
}

}  // namespace linter::output
