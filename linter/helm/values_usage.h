#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "linter/helm/chart.h"
#include "linter/text/span.h"

namespace linter::helm {

// A place in a template that asks for a value.
struct ValueUse {
  // Below `.Values`.
  std::vector<std::string> path;
  Span span;
  // All that is in the value is used, too.
  bool whole = false;
  // So many names of the path may be missing from the end: the template looks first, or has
  // something to put in their place. At least this many from the beginning are taken to be there.
  std::size_t certain = 0;
};

// What the templates of a chart ask of its values, found without running them.
struct ValuesUsage {
  // Of the chart's own templates, in the order of files and places.
  std::vector<ValueUse> uses;
  // Of the charts that it carries: their partials see the values of whoever includes them.
  std::vector<ValueUse> carried;
  // Values are handed to what is not there, or reached by names that are only known at run time:
  // any of them may be used.
  bool opaque = false;
};

ValuesUsage FindValuesUsage(std::span<const ChartFile> files);

}  // namespace linter::helm
