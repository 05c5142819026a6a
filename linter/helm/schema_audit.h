#pragma once

#include <string>
#include <vector>

#include "linter/helm/chart_view.h"
#include "linter/text/span.h"

namespace linter::helm {

// A value that `values.schema.json` says nothing of although it describes its neighbours.
struct UndescribedValue {
  // Its key.
  Span span;
  std::string path;
  // The nearest name that is described; empty where none is near.
  std::string nearest;
};

// Nothing where the chart has no schema. Left out are values of other charts, and mappings of which
// the schema describes less than half.
std::vector<UndescribedValue> UndescribedValues(const ChartView& chart);

}  // namespace linter::helm
