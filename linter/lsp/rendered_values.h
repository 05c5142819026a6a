#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "linter/helm/render.h"
#include "linter/lsp/chart_buffers.h"
#include "linter/text/span.h"

namespace linter::lsp {

// What an action of a template printed.
struct RenderedValue {
  Span site;
  // The first time, where it printed several times.
  std::string text;
  std::size_t times = 0;
};

// A chart as it renders with its own values.
struct RenderedChart {
  ChartBuffers buffers;
  helm::Rendering rendering;
};

std::unique_ptr<const RenderedChart> RenderBuffers(ChartBuffers buffers);

// Of one file, in the order of the actions; those that printed nothing are left out.
std::vector<RenderedValue> RenderedValues(const RenderedChart& chart, FileId file);

}  // namespace linter::lsp
