#include <algorithm>
#include <array>
#include <tuple>

#include "linter/compare/pairing.h"
#include "linter/compare/workloads.h"

namespace linter::compare {

static constexpr std::array<std::string_view, 11> Names = {
    "probes",   "resources", "replicas", "disruption", "spreading", "network",
    "security", "tls",       "alerts",   "backups",    "policies"};

std::string_view Name(Topic topic) {
  return Names[static_cast<std::size_t>(topic)];
}

std::optional<Topic> FindTopic(std::string_view name) {
  const auto* found = std::find(Names.begin(), Names.end(), name);
  return found == Names.end() ? std::nullopt
                              : std::optional(static_cast<Topic>(found - Names.begin()));
}

std::vector<std::string> TopicNames() {
  return {Names.begin(), Names.end()};
}

std::vector<Difference> Compare(const Environment& first, const Environment& second) {
  const Pairing pairing(first, second);
  std::vector<Difference> found;
  for (const auto& workload : first.project->workloads()) {
    const auto* same = pairing.Counterpart(workload.object());
    const auto* other = same == nullptr ? nullptr : second.project->WorkloadOf(*same);
    if (other != nullptr) {
      CompareWorkloads(workload, *other, found);
    }
  }
  CompareObjects(pairing, found);
  std::stable_sort(found.begin(), found.end(), [](const auto& left, const auto& right) {
    return std::tie(left.object, left.topic) < std::tie(right.object, right.topic);
  });
  return found;
}

}  // namespace linter::compare
