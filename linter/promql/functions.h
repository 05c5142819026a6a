#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace linter::promql {

// What an expression yields.
enum class Kind : std::uint8_t { Scalar, Text, Instant, Range };

// A function of PromQL.
struct Function {
  std::string_view name;
  // One letter for each argument: `v` an instant vector, `m` a range, `s` a number, `t` a string.
  std::string_view takes = "v";
  // How many of those may be left out at the end.
  std::size_t optional = 0;
  // The last one may come again.
  bool repeats = false;
  Kind yields = Kind::Instant;
};

// Null for an unknown one. Names are told apart by case.
const Function* FindFunction(std::string_view name);

// `sum`, `topk`, … in lower case as PromQL calls it, whatever its case; empty for anything else.
std::string_view FindAggregation(std::string_view name);
// What stands before the series in an aggregation: as in `Function::takes`, or 0.
char ParameterOf(std::string_view aggregation);
// Keeps the series as they are, and only chooses among them.
bool ChoosesSeries(std::string_view aggregation);

// Whether two words are equal but for the case of ASCII letters.
bool EqualsInAnyCase(std::string_view left, std::string_view right);

}  // namespace linter::promql
