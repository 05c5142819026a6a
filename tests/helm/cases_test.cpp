#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/helm/chart_corpus.h"

namespace linter::helm {

namespace fs = std::filesystem;

static void LoadCase(const fs::path& folder, ChartRun& run) {
  const std::vector<std::string> own = {"case.json", "expected.yaml", "expected-error.txt",
                                        "expected-stderr.txt"};
  for (const auto& entry :
       fs::recursive_directory_iterator(folder, fs::directory_options::follow_directory_symlink)) {
    const std::string path = entry.path().lexically_relative(folder).generic_string();
    if (entry.is_directory() || std::find(own.begin(), own.end(), path) != own.end()) {
      continue;
    }
    const std::string text = ReadFile(entry.path().string());
    // The corpus keeps a symbolic link as a file that names its folder.
    const fs::path target = folder / text;
    if (path == "link" && fs::is_directory(target)) {
      for (const auto& inner : fs::directory_iterator(target)) {
        const std::string linked = path + "/" + inner.path().filename().string();
        run.files.push_back({linked, run.AddSource(linked, ReadFile(inner.path().string()))});
      }
      continue;
    }
    run.files.push_back({path, run.AddSource(path, text)});
  }
}

// Lines in the order of the alphabet, for what Helm lists at random.
static std::string Sorted(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    lines.push_back(line);
  }
  std::sort(lines.begin(), lines.end());
  std::string out;
  for (const std::string& line : lines) {
    out += line + "\n";
  }
  return out;
}

static std::string ErrorText(const Rendering& rendering) {
  if (rendering.failures.empty()) {
    return {};
  }
  const RenderFailure& first = rendering.failures.front();
  return "Error: " + first.message +
         (first.after_rendering ? "\n\nUse --debug flag to render out invalid YAML\n" : "\n");
}

class Cases : public testing::TestWithParam<std::string> {};

TEST_P(Cases, AreRenderedAsHelmDoes) {
  const auto corpus = HelmCorpus();
  if (!corpus) {
    GTEST_SKIP() << "no corpus of Helm's cases";
  }
  const fs::path folder = fs::path(*corpus) / "cases" / GetParam();
  const auto about = nlohmann::json::parse(ReadFile((folder / "case.json").string()));
  ChartRun run;
  LoadCase(folder, run);
  std::vector<std::string> arguments = {"--kube-version", "1.33.0"};
  for (const auto& argument : about.value("args", nlohmann::json::array())) {
    arguments.push_back(argument.get<std::string>());
  }
  run.options.release_name = "rel";
  run.ApplyArguments(arguments, folder.string(), "");
  Rendering rendering = Render(run.files, run.options);
  if (about["rc"] == 0) {
    EXPECT_EQ(ErrorText(rendering), "");
    EXPECT_EQ(rendering.Output(run.options).bytes(), ReadFile((folder / "expected.yaml").string()));
    return;
  }
  const std::string expected = ReadFile((folder / "expected-error.txt").string());
  const std::string actual = ErrorText(rendering);
  if (about.value("stderr_lines_unordered", false)) {
    EXPECT_EQ(Sorted(actual), Sorted(expected));
  } else {
    EXPECT_EQ(actual, expected);
  }
}

static std::vector<std::string> CaseNames() {
  std::vector<std::string> names;
  if (const auto corpus = HelmCorpus()) {
    for (const auto& entry : fs::directory_iterator(fs::path(*corpus) / "cases")) {
      names.push_back(entry.path().filename().string());
    }
  }
  std::sort(names.begin(), names.end());
  if (names.empty()) {
    names.emplace_back("none");
  }
  return names;
}

INSTANTIATE_TEST_SUITE_P(Helm, Cases, testing::ValuesIn(CaseNames()), [](const auto& info) {
  std::string name = info.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace linter::helm
