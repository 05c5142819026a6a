#pragma once

#include <cstdint>
#include <vector>

#include "linter/promql/expression.h"

namespace linter::promql {

// When an expression has series.
enum class Presence : std::uint8_t {
  // As long as something is scraped: it computes, and compares nothing.
  Always,
  // When series of a name exist, which may be what it is about, or always on purpose (`vector(1)`).
  Unknown,
  // Under a condition: `>`, `and`, `absent`, …
  Conditional,
};

// Of the whole of an expression that is not empty.
Presence PresenceOf(const Expression& expression);

// For every node, whether something holds of it or of any that it stands on.
std::vector<bool> AnyBelow(const Expression& expression, bool (*holds)(const Node& node));

// A call of a function that looks at how a counter grows: `rate`, `irate`, `increase`.
bool MeasuresGrowth(const Node& node);

}  // namespace linter::promql
