#include "linter/promql/labels.h"

#include <algorithm>
#include <iterator>

namespace linter::promql {

using Shared = std::shared_ptr<const LabelNames>;

// More than anybody writes; sets that grow with every operation would cost quadratic memory.
static constexpr std::size_t MaxNames = 200;

static Shared Closed(LabelNames names) {
  return names.size() > MaxNames ? nullptr : std::make_shared<const LabelNames>(std::move(names));
}

static LabelNames SetOf(const std::vector<std::string>& names) {
  return {names.begin(), names.end()};
}

static Shared Without(const Shared& set, const std::vector<std::string>& names) {
  if (set == nullptr) {
    return nullptr;
  }
  LabelNames left = *set;
  for (const auto& name : names) {
    left.erase(name);
  }
  return Closed(std::move(left));
}

static Shared With(const Shared& set, const std::vector<std::string>& names) {
  if (set == nullptr) {
    return nullptr;
  }
  LabelNames all = *set;
  all.insert(names.begin(), names.end());
  return Closed(std::move(all));
}

// Only these of a set, which may be open.
static Shared Among(const Shared& set, const std::vector<std::string>& names) {
  LabelNames kept = SetOf(names);
  if (set != nullptr) {
    for (auto name = kept.begin(); name != kept.end();) {
      name = set->count(*name) > 0 ? std::next(name) : kept.erase(name);
    }
  }
  return Closed(std::move(kept));
}

// What `absent` gives: a series made of the matchers that name one value.
static Shared OfAbsent(const Node& argument, const Expression& expression) {
  const auto& selector = argument.kind == NodeKind::Range && !argument.subquery
                             ? expression.nodes[argument.operands.front()]
                             : argument;
  LabelNames names;
  for (const auto& matcher : selector.matchers) {
    if (matcher.comparison == "=") {
      names.insert(matcher.name);
    }
  }
  return Closed(std::move(names));
}

static Shared OfAggregation(const Node& node, const Shared& inner, const Expression& expression) {
  if (ChoosesSeries(node.name)) {
    return inner;
  }
  Shared kept =
      node.grouping == Grouping::Without ? Without(inner, node.labels) : Among(inner, node.labels);
  if (node.name == "count_values") {
    kept = With(kept, {expression.nodes[node.operands.front()].text});
  }
  return kept;
}

static Shared OfOperation(const Node& node, const Expression& expression, const Shared& left,
                          const Shared& right) {
  const auto& nodes = expression.nodes;
  if (nodes[node.operands[0]].yields == Kind::Scalar) {
    return right;
  }
  if (nodes[node.operands[1]].yields == Kind::Scalar) {
    return left;
  }
  if (node.name == "or") {
    return left == nullptr || right == nullptr
               ? nullptr
               : With(left, std::vector<std::string>(right->begin(), right->end()));
  }
  if (JoinsSets(node.name)) {
    return left;
  }
  if (node.many != Many::Neither) {
    return With(node.many == Many::Left ? left : right, node.included);
  }
  if (node.grouping == Grouping::On) {
    return Among(left, node.labels);
  }
  const Shared& known = left == nullptr ? right : left;
  return node.grouping == Grouping::Ignoring ? Without(known, node.labels) : known;
}

static Shared OfCall(const Node& node, const Expression& expression,
                     const std::vector<Shared>& labels) {
  const auto& nodes = expression.nodes;
  if (node.yields == Kind::Scalar || node.name == "info" || node.name == "histogram_quantiles") {
    return nullptr;
  }
  if (node.operands.empty() || node.name == "vector") {
    return Closed({});
  }
  if (node.name == "absent" || node.name == "absent_over_time") {
    return OfAbsent(nodes[node.operands.front()], expression);
  }
  if (node.name == "label_replace" || node.name == "label_join") {
    return With(labels[node.operands[0]], {nodes[node.operands[1]].text});
  }
  const auto series =
      std::find_if(node.operands.begin(), node.operands.end(), [&](std::size_t operand) {
        return nodes[operand].yields == Kind::Instant || nodes[operand].yields == Kind::Range;
      });
  if (series == node.operands.end()) {
    return nullptr;
  }
  return node.name == "histogram_quantile" || node.name == "histogram_fraction"
             ? Without(labels[*series], {"le"})
             : labels[*series];
}

std::vector<Shared> LabelsOf(const Expression& expression) {
  std::vector<Shared> labels;
  labels.reserve(expression.nodes.size());
  for (const auto& node : expression.nodes) {
    switch (node.kind) {
      case NodeKind::Number:
      case NodeKind::Text:
      case NodeKind::Selector:
        labels.emplace_back();
        break;
      case NodeKind::Range:
      case NodeKind::Sign:
        labels.push_back(labels[node.operands.front()]);
        break;
      case NodeKind::Call:
        labels.push_back(OfCall(node, expression, labels));
        break;
      case NodeKind::Aggregation:
        labels.push_back(OfAggregation(node, labels[node.operands.back()], expression));
        break;
      case NodeKind::Operation:
        labels.push_back(
            OfOperation(node, expression, labels[node.operands[0]], labels[node.operands[1]]));
        break;
    }
  }
  return labels;
}

// A label of one set that the other lacks; both are known.
static const std::string* Extra(const LabelNames& set, const LabelNames& other) {
  const auto extra = std::find_if(set.begin(), set.end(),
                                  [&](const std::string& name) { return other.count(name) == 0; });
  return extra != set.end() ? &*extra : nullptr;
}

std::optional<Mismatch> MismatchOf(const Node& operation, const std::vector<Shared>& labels,
                                   const Expression& expression) {
  const auto& nodes = expression.nodes;
  if (operation.kind != NodeKind::Operation || operation.name == "or" ||
      nodes[operation.operands[0]].yields != Kind::Instant ||
      nodes[operation.operands[1]].yields != Kind::Instant) {
    return std::nullopt;
  }
  Shared left = labels[operation.operands[0]];
  Shared right = labels[operation.operands[1]];
  if (operation.grouping == Grouping::On) {
    for (const auto& name : operation.labels) {
      const bool lost_left = left != nullptr && left->count(name) == 0;
      const bool lost_right = right != nullptr && right->count(name) == 0;
      if (lost_left != lost_right) {
        return Mismatch{.label = name, .left = lost_left};
      }
    }
    return std::nullopt;
  }
  left = Without(left, operation.labels);
  right = Without(right, operation.labels);
  if (left == nullptr || right == nullptr) {
    return std::nullopt;
  }
  if (const auto* const extra = Extra(*left, *right)) {
    return Mismatch{.label = *extra, .left = false};
  }
  if (const auto* const extra = Extra(*right, *left)) {
    return Mismatch{.label = *extra, .left = true};
  }
  return std::nullopt;
}

}  // namespace linter::promql
