// What kustomize built of the kustomizations of real repositories, against what is built here.

#include "tests/corpus/corpus.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "linter/kustomize/build.h"
#include "tests/kustomize/memory_files.h"

namespace linter::kustomize {

// What differs, as a line; empty where both have the same objects in the same order.
static std::string Difference(const Overlay& overlay, const std::string& expected) {
  if (overlay.Print() == expected) {
    return {};
  }
  SourceFile file{FileId{}, "expected", expected};
  const auto stream = yaml::Parse(file);
  Forest forest;
  std::vector<const Node*> objects;
  for (const auto& document : stream.documents) {
    if (const auto root = document.root()) {
      objects.push_back(forest.Read(*root));
    }
  }
  if (objects.size() != overlay.resources.size()) {
    return "has " + std::to_string(overlay.resources.size()) + " objects instead of " +
           std::to_string(objects.size());
  }
  for (std::size_t i = 0; i < objects.size(); ++i) {
    // What is printed, read again: numbers are as kustomize writes them.
    Overlay one;
    one.resources.push_back(overlay.resources[i]);
    SourceFile printed{FileId{}, "printed", one.Print()};
    const auto again = yaml::Parse(printed);
    if (!Equal(*forest.Read(*again.documents.front().root()), *objects[i])) {
      return "differs in " + overlay.resources[i].Current().Text();
    }
  }
  return {};
}

TEST(KustomizeCorpus, BuildsWhatKustomizeBuilds) {
  const auto corpus = tests::Corpus();
  if (!corpus || !std::filesystem::exists(*corpus / "kustomize.jsonl")) {
    GTEST_SKIP() << "no corpus of kustomizations";
  }
  std::ifstream lines(*corpus / "kustomize.jsonl");
  std::size_t builds = 0;
  std::size_t equal = 0;
  std::string misses;
  for (std::string line; std::getline(lines, line);) {
    const auto repository = nlohmann::json::parse(line);
    MemoryFiles files;
    for (const auto& [path, text] : repository["files"].items()) {
      files.Add("/" + path, text.get<std::string>());
    }
    for (const auto& build : repository["builds"]) {
      const auto folder = build["folder"].get<std::string>();
      const auto name = repository["repository"].get<std::string>() + " " + folder;
      const auto overlay = Build("/" + folder, files.provider());
      if (!build.contains("output")) {
        // `empty` stands for an output without objects.
        const bool empty = build["error"] == "empty";
        EXPECT_TRUE(empty ? overlay.resources.empty() : overlay.refusal() != nullptr) << name;
        continue;
      }
      ++builds;
      const auto* refusal = overlay.refusal();
      const auto difference = refusal != nullptr
                                  ? "is refused: " + refusal->message
                                  : Difference(overlay, build["output"].get<std::string>());
      equal += difference.empty() ? 1 : 0;
      misses += difference.empty() ? "" : name + " " + difference + "\n";
    }
  }
  RecordProperty("builds", static_cast<int>(builds));
  EXPECT_GE(equal * 100, builds * 97) << misses;
  EXPECT_EQ(misses, "");
}

}  // namespace linter::kustomize
