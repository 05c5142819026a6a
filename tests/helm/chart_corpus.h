#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "linter/helm/render.h"

namespace linter::helm {

// The files of one chart with the options that the corpus gives on Helm's command line.
struct ChartRun {
  std::string name;
  std::vector<std::unique_ptr<SourceFile>> sources;
  std::vector<ChartFile> files;
  RenderOptions options;

  const SourceFile* AddSource(std::string path, std::string text);
  // `case_folder` stands for `{CASE}`, `values` for `VALUES`.
  void ApplyArguments(const std::vector<std::string>& arguments, const std::string& case_folder,
                      const std::string& values);
};

// Where the corpus lies; nothing without one.
std::optional<std::string> HelmCorpus();
std::string ReadFile(const std::string& path);

}  // namespace linter::helm
