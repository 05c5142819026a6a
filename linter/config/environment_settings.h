#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/config/chart_settings.h"
#include "linter/config/setting.h"
#include "linter/text/line_index.h"
#include "linter/text/path_pattern.h"

namespace linter::config {

// What one environment is made of, as settings name it.
struct EnvironmentSettings {
  // The folder of an overlay, absolute.
  struct Overlay {
    std::string path;
    Position position;
  };
  // With one set of values at most.
  struct Chart {
    ChartSettings settings;
    Position position;
  };

  std::string name;
  // The settings file that says so, absolute, and its folder, which `paths` count from.
  std::string file;
  std::string folder;
  std::vector<Overlay> overlays = {};
  std::vector<Chart> charts = {};
  std::vector<PathPattern> paths = {};

  // Whether `paths` name a file, or a folder that it is in, by its absolute path.
  bool Names(std::string_view absolute) const;
};

// Reads `environments`, as the settings file `file` has it.
std::vector<EnvironmentSettings> ReadEnvironments(const Setting& value, const std::string& file,
                                                  Complaints complaints);

}  // namespace linter::config
