#pragma once

#include <string>
#include <vector>

#include "linter/config/setting.h"

namespace linter::config {

// How a chart is rendered besides with its own values. Paths are absolute.
struct ChartSettings {
  // The chart's folder.
  std::string path;
  // Empty where the settings do not say.
  std::string release;
  std::string name_space;
  // The files of each further set of values, later ones win.
  std::vector<std::vector<std::string>> values;
};

// Reads one item of `charts`; its paths are relative to `folder`.
ChartSettings ReadChart(const Setting& item, const std::string& folder, Complaints complaints);

}  // namespace linter::config
