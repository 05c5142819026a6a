#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "linter/compare/difference.h"

namespace linter::compare {

// A place as people are told of it; line and column from 1, the latter in code points.
struct Spot {
  std::string path;
  std::size_t line = 0;
  std::size_t column = 0;
  std::string excerpt;
};

struct Row {
  Difference difference;
  Spot first;
  // Empty where the second environment has nothing to point at.
  std::optional<Spot> second;
};

// Two environments, compared.
struct Report {
  std::string first;
  std::string second;
  // Where the second is weaker than the first.
  std::vector<Row> weaker;
  // The other way round, where that was asked for: the first is weaker than the second.
  std::optional<std::vector<Row>> stronger;
  // What was taken for granted, one sentence; empty where nothing was.
  std::string assumption;
};

std::string WriteText(const Report& report);
std::string WriteMarkdown(const Report& report);
std::string WriteJson(const Report& report);

}  // namespace linter::compare
