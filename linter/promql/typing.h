#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "linter/promql/expression.h"

namespace linter::promql {

// As in `Function::takes`.
char LetterOf(Kind kind);

// Why Prometheus refuses arguments of these kinds, a letter for each; empty where it does not.
std::optional<std::string> WhyRefused(const Function& function, std::string_view kinds);
// Why it refuses an operation between two kinds.
std::optional<std::string> WhyRefused(const Node& operation, Kind left, Kind right);
// Why it refuses a selector for its matchers.
std::optional<std::string> WhyRefused(const Node& selector);

}  // namespace linter::promql
