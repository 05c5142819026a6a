#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "linter/check/rule.h"
#include "linter/compare/report.h"
#include "linter/workspace/request.h"

namespace linter::workspace {

enum class Directions : std::uint8_t { Weaker, Both };

// What `shoal diff` is asked.
struct CompareRequest {
  // Where both environments are looked for.
  Request lint;
  std::string first;
  std::string second;
  // What is of no interest.
  std::vector<compare::Topic> without = {};
  Directions directions = Directions::Weaker;
};

// Empty after a complaint.
std::optional<compare::Report> CompareEnvironments(const CompareRequest& request,
                                                   std::span<const Rule> catalog);

}  // namespace linter::workspace
