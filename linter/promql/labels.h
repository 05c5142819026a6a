#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "linter/promql/expression.h"

namespace linter::promql {

// Every label that the series of a vector may have; what is not among them was dropped.
using LabelNames = std::set<std::string, std::less<>>;

// The labels of every node of an expression, in the order of its nodes; null where they depend on
// what is scraped, or where there are no series.
std::vector<std::shared_ptr<const LabelNames>> LabelsOf(const Expression& expression);

// The two sides of an operation never match, or the label by which they were to do so is gone.
struct Mismatch {
  // What one side has and the other lost.
  std::string label;
  // It was lost on the left.
  bool left = false;
};

// Empty where the operation may match series, as far as `labels`, those of the whole expression,
// tell.
std::optional<Mismatch> MismatchOf(const Node& operation,
                                   const std::vector<std::shared_ptr<const LabelNames>>& labels,
                                   const Expression& expression);

}  // namespace linter::promql
