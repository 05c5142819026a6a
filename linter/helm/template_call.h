#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/helm/chart_view.h"
#include "linter/text/source_file.h"
#include "linter/text/span.h"

namespace linter::helm {

// A call of a function in a template of the chart itself.
struct TemplateCall {
  std::string function;
  // Its name, where it is written.
  Span span;
  // As Go prints them, what is piped in last: `.Values.image.tag`, `"latest"`, `true`.
  std::vector<std::string> arguments;
};

// The calls that one file writes, in the order of its templates' names and their places.
struct TemplateCalls {
  const ChartFile* file = nullptr;
  std::vector<TemplateCall> calls;
};

// Of every file in `templates/` that can be parsed.
std::vector<TemplateCalls> CallsOf(const ChartView& chart);

// A call after which `false`, or `0`, counts as a value that was not set: `default true .Values.x`.
struct OverriddenValue {
  // The function's name.
  Span span;
  // As the template writes it: `.Values.x`.
  std::string path;
  // `true`, or the number.
  std::string fallback;
};

// Numbers only where zero is something that people set (`replicas`). Left out are values of which
// the same file looks whether they are there.
std::vector<OverriddenValue> OverriddenValues(const ChartView& chart);

// A call that gives something else each time that a chart is rendered.
struct UnstableCall {
  std::string function;
  Span span;
};

// Left out are templates that look in the cluster first, or at whether the release is new; hooks,
// tests, and lines that are there to make pods start again.
std::vector<UnstableCall> UnstableCalls(const ChartView& chart);

}  // namespace linter::helm
