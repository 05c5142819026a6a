#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/promql/functions.h"

namespace linter::promql {

// The first thing in an expression that Prometheus would refuse; in bytes of the expression.
struct Fault {
  std::size_t begin = 0;
  std::size_t end = 0;
  // In the form of a diagnostic's message.
  std::string message;
};

enum class NodeKind : std::uint8_t {
  Number,
  Text,
  Selector,
  // Of a selector, or as a subquery of anything.
  Range,
  Call,
  Aggregation,
  // Between two operands.
  Operation,
  // A sign in front of its operand.
  Sign,
};

// How an aggregation groups series, or an operation matches them.
enum class Grouping : std::uint8_t { None, By, Without, On, Ignoring };
// The side of an operation of which several series may match one.
enum class Many : std::uint8_t { Neither, Left, Right };

struct Matcher {
  std::string name;
  // `=`, `!=`, `=~` or `!~`.
  std::string_view comparison;
  std::string value;
};

struct Node {
  NodeKind kind = NodeKind::Number;
  Kind yields = Kind::Scalar;
  // What a reader would point at, in bytes of the expression: a name, an operator.
  std::size_t begin = 0;
  std::size_t end = 0;
  // Of a metric (empty where only matchers choose), function, aggregation or operator; keywords in
  // lower case. A view into the expression, or a literal.
  std::string_view name = {};
  // Positions in `Expression::nodes` of what it stands on, all smaller than its own.
  std::vector<std::size_t> operands = {};
  Grouping grouping = Grouping::None;
  std::vector<std::string> labels = {};
  Many many = Many::Neither;
  // Labels of `group_left (…)` and `group_right (…)`.
  std::vector<std::string> included = {};
  std::vector<Matcher> matchers = {};
  // The value of a text.
  std::string text = {};
  // Of a range.
  double seconds = 0;
  bool subquery = false;
  // Compares with `bool`, which keeps every series.
  bool keeps_all = false;
};

// What was read: nodes, every one behind those that it stands on, so that whoever goes through them
// in order needs no recursion. No nodes where there is a fault, or where it is nested deeper, or is
// longer, than is followed.
struct Expression {
  std::optional<Fault> fault;
  std::vector<Node> nodes;

  bool empty() const { return nodes.empty(); }
  // Of what is not empty.
  const Node& root() const { return nodes.back(); }
};

// Whether an operator compares.
bool Compares(std::string_view operation);
// `and`, `or`, `unless`.
bool JoinsSets(std::string_view operation);

}  // namespace linter::promql
