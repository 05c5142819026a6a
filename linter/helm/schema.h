#pragma once

#include <string>
#include <vector>

#include "linter/gotemplate/value.h"
#include "linter/helm/chart.h"
#include "linter/helm/schema_check.h"

namespace linter::helm {

// What the `values.schema.json` of a chart and of those below it have against some values.
struct SchemaReport {
  // Chart by chart as Helm lists it; empty when all is well.
  std::string text;
  std::vector<SchemaProblem> problems = {};
};

SchemaReport CheckSchemas(const Chart& chart, const gotemplate::Map& values,
                          gotemplate::Heap& heap);

}  // namespace linter::helm
