#pragma once

#include <string_view>

namespace linter::k8s {

// Whether a label changes with each version of a chart or application: `helm.sh/chart`,
// `app.kubernetes.io/version`, and `chart` with a version.
bool ChangesWithVersion(std::string_view key, std::string_view value);

}  // namespace linter::k8s
