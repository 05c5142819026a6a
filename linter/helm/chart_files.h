#pragma once

#include "linter/gotemplate/value.h"
#include "linter/helm/chart.h"

namespace linter::helm {

// `.Files` of a chart.
gotemplate::Value NewFiles(const Chart& chart, gotemplate::Heap& heap,
                           gotemplate::Origins& origins);

}  // namespace linter::helm
