#pragma once

#include <vector>

#include "linter/check/report.h"
#include "linter/check/rule.h"

namespace linter {

// A rule that runs, and what the settings say of it.
struct ActiveRule {
  const Rule* rule = nullptr;
  RuleSettings settings = {};
};

// The rules that run on a file. Files with equal settings share one set.
using RuleSet = std::vector<ActiveRule>;

}  // namespace linter
