#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/text/expected.h"

namespace linter::helm {

// A file of a packaged chart, with its path below the chart's own folder.
struct ArchiveMember {
  std::string path;
  std::string bytes;
};

// The files of a `.tgz`, in their order. Helm's bounds: 100 MiB in all, 5 MiB each; no path leads
// out of the chart.
Expected<std::vector<ArchiveMember>> Unpack(std::string_view archive);

}  // namespace linter::helm
