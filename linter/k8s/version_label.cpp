#include "linter/k8s/version_label.h"

#include <re2/re2.h>

namespace linter::k8s {

bool ChangesWithVersion(std::string_view key, std::string_view value) {
  static const RE2 versioned(".*-v?[0-9]+\\.[0-9]+\\.[0-9]+.*");
  return key == "helm.sh/chart" || key == "app.kubernetes.io/version" ||
         (key == "chart" && RE2::FullMatch(value, versioned));
}

}  // namespace linter::k8s
