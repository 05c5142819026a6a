#pragma once

#include <string>
#include <vector>

#include "linter/helm/chart_view.h"
#include "linter/text/span.h"

namespace linter::helm {

// A value that a template asks for and nothing defines.
struct UndefinedValue {
  // In the template.
  Span span;
  // `.Values.image.tga`
  std::string path;
  // The nearest that is defined beside it; empty where none is near.
  std::string nearest;
  // That one's key in the file of values.
  Span nearest_span;
};

// Where the file of values has a mapping without the name that is asked for. Values that a comment
// or the schema tells of, that may be missing, or that belong to other charts are left out.
std::vector<UndefinedValue> UndefinedValues(const ChartView& chart);

// A value that no template asks for.
struct UnusedValue {
  // Its key.
  Span span;
  std::string path;
};

// Nothing where templates reach values in ways that cannot be followed.
std::vector<UnusedValue> UnusedValues(const ChartView& chart);

// A value that a further file of values sets, `values-production.yaml`, and that neither a template
// nor the chart's own values know.
struct UnreadValue {
  // Its key.
  Span span;
  std::string path;
  // The nearest that is defined beside it; empty where none is near.
  std::string nearest;
  // That one's key in the chart's own values.
  Span nearest_span;
};

// Nothing where templates reach values in ways that cannot be followed. Left out are values that a
// comment or the schema tells of, and files of which no value at the top is known.
std::vector<UnreadValue> UnreadValues(const ChartView& chart);

}  // namespace linter::helm
