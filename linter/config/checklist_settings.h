#pragma once

#include <string>
#include <vector>

#include "linter/config/setting.h"

namespace linter::config {

// Which checklist `shoal readiness` answers.
struct ChecklistSettings {
  // Instead of the one that comes with shoal, absolute; empty for that one.
  std::string file;
  // Files whose rows come to it, absolute.
  std::vector<std::string> add;
  // The ids of rows that are left out.
  std::vector<std::string> drop;
};

// Reads `checklist`, as the settings file `file` has it, over what settings that it extends say.
void ReadChecklistSettings(const Setting& value, const std::string& file, Complaints complaints,
                           ChecklistSettings& settings);

}  // namespace linter::config
