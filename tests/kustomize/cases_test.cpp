// Walks testdata/kustomize: each folder is an overlay, with what `kustomize build` prints of it in
// expected.yaml. Where `SHOAL_KUSTOMIZE` names the program, it is asked again.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "linter/kustomize/build.h"
#include "tests/kustomize/memory_files.h"

namespace linter::kustomize {

namespace fs = std::filesystem;

static std::string ReadText(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

static std::string AskKustomize(const std::string& program, const fs::path& folder) {
  const auto command = fmt::format("{} build --load-restrictor LoadRestrictionsNone {} 2>/dev/null",
                                   program, folder.string());
  std::string output;
  auto* pipe = popen(command.c_str(), "r");
  char buffer[4096];
  while (const auto count = std::fread(buffer, 1, sizeof(buffer), pipe)) {
    output.append(buffer, count);
  }
  pclose(pipe);
  return output;
}

TEST(KustomizeCases, PrintWhatKustomizePrints) {
  const fs::path root = fs::path(SHOAL_SOURCE) / "testdata/kustomize";
  const char* program = std::getenv("SHOAL_KUSTOMIZE");
  std::size_t cases = 0;
  for (const auto& entry : fs::directory_iterator(root)) {
    const auto folder = entry.path();
    const auto expected = ReadText(folder / "expected.yaml");
    MemoryFiles files;
    for (const auto& file : fs::recursive_directory_iterator(folder)) {
      if (file.is_regular_file()) {
        files.Add(file.path().string(), ReadText(file.path()));
      }
    }
    const auto overlay = Build(folder.string(), files.provider());
    const auto* refusal = overlay.refusal();
    EXPECT_EQ(refusal, nullptr) << folder << ": " << refusal->message;
    EXPECT_EQ(overlay.Print(), expected) << folder;
    if (program != nullptr) {
      EXPECT_EQ(AskKustomize(program, folder), expected) << folder;
    }
    ++cases;
  }
  EXPECT_GE(cases, 10U);
}

}  // namespace linter::kustomize
