#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/helm/chart.h"
#include "linter/lsp/linting.h"
#include "linter/text/expected.h"
#include "linter/text/source_file.h"

namespace linter::lsp {

// The files of a chart, with the buffers in the place of what the disk has.
struct ChartBuffers {
  // Links resolved.
  std::string folder;
  // A source's position is its file's id.
  std::deque<SourceFile> sources;
  std::vector<std::string> absolute;
  // Paths from the folder.
  std::vector<helm::ChartFile> files;

  // By its path from the folder; null where there is none.
  const SourceFile* Find(std::string_view path) const;
};

Expected<ChartBuffers> ReadChartBuffers(const std::string& chart, const Documents& documents);

}  // namespace linter::lsp
