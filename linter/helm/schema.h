#pragma once

#include <string>

#include "linter/gotemplate/value.h"
#include "linter/helm/chart.h"

namespace linter::helm {

// What the `values.schema.json` of a chart and of those below it have against some values, chart by
// chart as Helm lists it; empty when all is well.
std::string CheckSchemas(const Chart& chart, const gotemplate::Map& values, gotemplate::Heap& heap);

}  // namespace linter::helm
