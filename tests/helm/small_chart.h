#pragma once

#include <map>
#include <string>

#include "tests/helm/chart_corpus.h"

namespace linter::helm {

using Files = std::map<std::string, std::string>;

// A chart written in a test, by paths; `Chart.yaml` stands there when none is given.
class SmallChart {
 public:
  explicit SmallChart(const Files& files) {
    if (!files.contains("Chart.yaml")) {
      Add("Chart.yaml", "apiVersion: v2\nname: c\nversion: 0.1.0\n");
    }
    for (const auto& [path, text] : files) {
      Add(path, text);
    }
    run_.options.release_name = "rel";
  }

  RenderOptions& options() { return run_.options; }
  ChartRun& run() { return run_; }
  Rendering Rendered() const { return Render(run_.files, run_.options); }
  // The output, or the first failure.
  std::string Text() const {
    Rendering rendering = Rendered();
    return rendering.failures.empty() ? std::string(rendering.Output(run_.options).bytes())
                                      : rendering.failures.front().message;
  }
  // What stands at a path of the chart.
  const SourceFile& Source(const std::string& path) const {
    for (const ChartFile& file : run_.files) {
      if (file.path == path) {
        return *file.source;
      }
    }
    return *run_.files.front().source;
  }

 private:
  void Add(const std::string& path, const std::string& text) {
    run_.files.push_back({path, run_.AddSource(path, text)});
  }

  ChartRun run_;
};

// What one template makes of some values.
inline std::string RenderTemplate(const std::string& text, const std::string& values = "") {
  const SmallChart chart({{"templates/x.yaml", text}, {"values.yaml", values}});
  constexpr std::string_view Head = "---\n# Source: c/templates/x.yaml\n";
  const std::string output = chart.Text();
  return output.starts_with(Head) ? output.substr(Head.size()) : output;
}

}  // namespace linter::helm
