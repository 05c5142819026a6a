#include "linter/k8s/run_time_label.h"

#include <algorithm>
#include <array>

namespace linter::k8s {

// Sorted.
constexpr std::array<std::string_view, 10> RunTimeLabels = {
    "apps.kubernetes.io/pod-index",
    "batch.kubernetes.io/controller-uid",
    "batch.kubernetes.io/job-completion-index",
    "batch.kubernetes.io/job-name",
    "controller-revision-hash",
    "controller-uid",
    "job-name",
    "pod-template-hash",
    "rollouts-pod-template-hash",
    "statefulset.kubernetes.io/pod-name",
};

bool IsSetAtRunTime(std::string_view key) {
  return std::binary_search(RunTimeLabels.begin(), RunTimeLabels.end(), key);
}

}  // namespace linter::k8s
