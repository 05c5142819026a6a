#pragma once

#include <span>
#include <string>
#include <vector>

#include "linter/helm/chart.h"
#include "linter/helm/render.h"
#include "linter/text/span.h"

namespace linter::helm {

// A name, or the value of a label, that is too long when the release has the longest name that
// Helm accepts.
struct LongName {
  // Where it is made.
  Span span;
  // "name of Service `…`".
  std::string title;
  std::size_t length = 0;
  std::size_t limit = 0;
};

// An object whose name is the same whatever the release is called.
struct FixedName {
  Span span;
  std::string kind;
  std::string name;
};

struct ReleaseNames {
  std::vector<LongName> long_names;
  std::vector<FixedName> fixed_names;
};

// Renders the chart once more, as a release with a name of 53 characters. Limits are those of the
// API: 63 for labels, Services, Jobs and Namespaces; 52 for what makes objects with longer names
// of its own (StatefulSet, CronJob).
ReleaseNames FindReleaseNames(std::span<const ChartFile> files, const RenderOptions& options,
                              const Rendering& rendering);

}  // namespace linter::helm
