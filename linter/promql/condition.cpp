#include "linter/promql/condition.h"

#include <algorithm>
#include <array>

namespace linter::promql {

static Presence OfCall(const Node& node, Presence below) {
  // What they give is that there was a series, not what its value is.
  constexpr std::array<std::string_view, 7> Existence = {
      "count_over_time", "first_over_time",      "last_over_time", "present_over_time",
      "timestamp",       "ts_of_last_over_time", "vector"};
  if (node.name == "absent" || node.name == "absent_over_time") {
    return Presence::Conditional;
  }
  if (below == Presence::Conditional || node.operands.empty()) {
    return node.operands.empty() ? Presence::Unknown : below;
  }
  if (std::find(Existence.begin(), Existence.end(), node.name) != Existence.end()) {
    return Presence::Unknown;
  }
  const auto* const function = FindFunction(node.name);
  const bool over_time = function != nullptr && function->takes.find('m') != std::string_view::npos;
  return over_time || node.name == "histogram_quantile" ? Presence::Always : below;
}

static Presence OfOperation(const Node& node, Presence left, Presence right) {
  if (node.name == "or") {
    return std::min(left, right);
  }
  if (JoinsSets(node.name) || (Compares(node.name) && !node.keeps_all)) {
    return Presence::Conditional;
  }
  const bool conditional = left == Presence::Conditional || right == Presence::Conditional;
  return conditional ? Presence::Conditional : Presence::Always;
}

Presence PresenceOf(const Expression& expression) {
  std::vector<Presence> presences;
  presences.reserve(expression.nodes.size());
  for (const auto& node : expression.nodes) {
    Presence below = Presence::Unknown;
    for (const auto operand : node.operands) {
      below = presences[operand] != Presence::Unknown ? presences[operand] : below;
    }
    switch (node.kind) {
      case NodeKind::Call:
        presences.push_back(OfCall(node, below));
        break;
      case NodeKind::Operation:
        presences.push_back(
            OfOperation(node, presences[node.operands[0]], presences[node.operands[1]]));
        break;
      default:
        presences.push_back(below);
        break;
    }
  }
  return presences.back();
}

std::vector<bool> AnyBelow(const Expression& expression, bool (*holds)(const Node& node)) {
  std::vector<bool> any;
  any.reserve(expression.nodes.size());
  for (const auto& node : expression.nodes) {
    any.push_back(holds(node) || std::any_of(node.operands.begin(), node.operands.end(),
                                             [&](std::size_t operand) { return any[operand]; }));
  }
  return any;
}

bool MeasuresGrowth(const Node& node) {
  return node.kind == NodeKind::Call &&
         (node.name == "rate" || node.name == "irate" || node.name == "increase");
}

}  // namespace linter::promql
