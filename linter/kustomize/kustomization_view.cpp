#include "linter/kustomize/kustomization_view.h"

namespace linter::kustomize {

std::vector<const Failure*> KustomizationView::Remarks(FailureKind kind) const {
  std::vector<const Failure*> found;
  for (const auto& remark : remarks_) {
    if (remark.kind == kind) {
      found.push_back(&remark);
    }
  }
  return found;
}

std::vector<yaml::Slot> KustomizationView::Resources() const {
  auto paths = root_["resources"].Items();
  for (const auto& path : root_["bases"].Items()) {
    paths.push_back(path);
  }
  return paths;
}

}  // namespace linter::kustomize
