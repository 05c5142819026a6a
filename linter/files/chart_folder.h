#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "linter/files/ignore_stack.h"
#include "linter/text/expected.h"
#include "linter/text/path_pattern.h"

namespace linter::files {

// A file of a chart.
struct ChartEntry {
  // From the chart's folder, with forward slashes: `templates/service.yaml`.
  std::string path;
  // As the user would write it, like `Candidate::path`.
  std::string display;
  std::string text;
  // Below `charts/`, and git ignores it: Helm fetched it, nobody writes it.
  bool fetched = false;
};

// Something in a chart's folder that could not be taken in, and why: `larger than 10 MiB`.
struct ChartProblem {
  std::string path;
  std::string display;
  std::string message;
};

struct ChartFolder {
  // Links resolved.
  std::string absolute;
  // Both sorted by path.
  std::vector<ChartEntry> entries;
  std::vector<ChartProblem> problems;
};

struct ChartBounds {
  std::size_t file_bytes = std::size_t{10} << 20U;
  std::size_t all_bytes = std::size_t{256} << 20U;
  // Files, folders and links together.
  std::size_t entries = 50'000;
};

// Says of a path below the chart whether it is left out unread; a folder is then not entered.
using ChartFilter = std::function<bool(const std::string& path, EntryKind kind)>;

// How a chart is read.
struct ChartReading {
  ChartFilter left_out = {};
  // Heeded, what git ignores is left out; but for the charts that Helm fetched into `charts/`,
  // without which little could be rendered.
  GitIgnore git_ignore = GitIgnore::Unheeded;
  ChartBounds bounds = {};
};

// Reads all files of a chart. `.git` is not entered; symbolic links are followed as long as they
// stay in the folder, those that do not are problems. An error where the folder cannot be read, or
// where all of it goes beyond the bounds: it names the file at which that was seen.
Expected<ChartFolder> ReadChartFolder(const std::string& folder, const ChartReading& how = {});

}  // namespace linter::files
