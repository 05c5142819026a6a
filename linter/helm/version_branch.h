#pragma once

#include <string>
#include <vector>

#include "linter/helm/chart_view.h"
#include "linter/text/span.h"

namespace linter::helm {

// A condition in a template of a chart that the version of Kubernetes alone decides, and always in
// the same way.
struct VersionBranch {
  // From `{{` to `}}`.
  Span span;
  // Otherwise it never does.
  bool holds = false;
  // What is looked at where it does not hold.
  bool has_else = false;
};

struct VersionBranches {
  // "Kubernetes 1.29 to 1.34", for messages: what somebody chose, or what `kubeVersion` asks for.
  // Empty where nobody says.
  std::string versions;
  std::vector<VersionBranch> branches;
};

VersionBranches FindVersionBranches(const ChartView& chart);

}  // namespace linter::helm
