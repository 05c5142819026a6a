#include "linter/k8s/hook.h"

#include <algorithm>
#include <charconv>

#include "linter/k8s/config_reference.h"
#include "linter/k8s/project.h"
#include "linter/k8s/service_account.h"
#include "linter/k8s/workload.h"

namespace linter::k8s {

bool HelmHook::Lists(const yaml::Slot& slot, std::string_view item) {
  auto rest = slot.Text().value_or("");
  while (!rest.empty()) {
    const auto comma = std::min(rest.find(','), rest.size());
    auto part = rest.substr(0, comma);
    while (!part.empty() && part.front() == ' ') {
      part.remove_prefix(1);
    }
    while (!part.empty() && part.back() == ' ') {
      part.remove_suffix(1);
    }
    if (part == item) {
      return true;
    }
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  return false;
}

std::int64_t HelmHook::weight() const {
  const auto text = Annotation("helm.sh/hook-weight").Text().value_or("");
  std::int64_t weight = 0;
  // What is no number counts as zero, as Helm does it.
  const auto sign = text.starts_with('+') ? std::size_t{1} : std::size_t{0};
  const auto read = std::from_chars(text.data() + sign, text.data() + text.size(), weight);
  return read.ec == std::errc() && read.ptr == text.data() + text.size() ? weight : 0;
}

std::vector<PodNeed> NeedsOf(const Object& object) {
  std::vector<PodNeed> needs;
  const auto* workload = object.project().WorkloadOf(object);
  if (workload == nullptr) {
    return needs;
  }
  const auto account = AccountOf(*workload);
  if (account.name != "default") {
    needs.push_back({"ServiceAccount", account.slot});
  }
  for (const auto& reference : ConfigReferences(*workload)) {
    needs.push_back({reference.kind(), reference.name});
  }
  for (const auto& volume : workload->volumes()) {
    if (const auto claim = volume["persistentVolumeClaim"]["claimName"]; claim.present()) {
      needs.push_back({"PersistentVolumeClaim", claim});
    }
  }
  return needs;
}

}  // namespace linter::k8s
