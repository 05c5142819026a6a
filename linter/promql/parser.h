#pragma once

#include <string_view>

#include "linter/promql/expression.h"

namespace linter::promql {

// Reads an expression of PromQL, which must outlive what is returned. Takes what the newest
// Prometheus takes, experimental functions and those of Thanos included.
Expression Parse(std::string_view text);

}  // namespace linter::promql
