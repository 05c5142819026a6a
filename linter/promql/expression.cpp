#include "linter/promql/expression.h"

namespace linter::promql {

bool Compares(std::string_view operation) {
  return operation == "==" || operation == "!=" || operation == "<" || operation == ">" ||
         operation == "<=" || operation == ">=";
}

bool JoinsSets(std::string_view operation) {
  return operation == "and" || operation == "or" || operation == "unless";
}

}  // namespace linter::promql
