#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "linter/files/discover.h"
#include "linter/files/kind.h"
#include "linter/files/tally.h"
#include "linter/text/problem.h"
#include "linter/text/source_file.h"
#include "linter/workspace/request.h"

namespace linter::workspace {

// What a run reads. A source's position is its file's id.
struct Sources {
  // First the files that are linted as they stand, in the order of discovery.
  std::deque<SourceFile> files;
  // How many those are; what stands behind belongs to charts.
  std::size_t plain = 0;
  // Files of charts that are linted by way of what they render to.
  std::size_t rendered = 0;
  // Both by id; the second of the plain ones only.
  std::vector<std::string> absolute;
  std::vector<std::vector<Problem>> problems;
  // What each of the plain ones is, by id.
  std::vector<files::FileKind> kinds;
  files::Tally tally;

  // Gives a file its id.
  const SourceFile& Add(std::string path, std::string absolute, std::string text);
};

// Reads what discovery found, but for what belongs to charts.
Sources LoadAll(const files::Discovery& discovery, const Request& request);

}  // namespace linter::workspace
