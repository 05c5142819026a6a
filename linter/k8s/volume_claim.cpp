#include "linter/k8s/volume_claim.h"

#include <algorithm>

#include "linter/k8s/project.h"

namespace linter::k8s {

bool ClaimedVolume::single_writer() const {
  if (claim == nullptr) {
    return false;
  }
  const auto modes = claim->spec()["accessModes"].Items();
  return !modes.empty() && std::all_of(modes.begin(), modes.end(), [](const yaml::Slot& mode) {
    return mode.Text() == "ReadWriteOnce" || mode.Text() == "ReadWriteOncePod";
  });
}

std::vector<ClaimedVolume> ClaimedVolumes(const Workload& workload) {
  std::vector<ClaimedVolume> found;
  for (const auto& volume : workload.volumes()) {
    const auto name = volume["persistentVolumeClaim"]["claimName"];
    if (name.present()) {
      const auto* claim = workload.project().Find("PersistentVolumeClaim", name.Text().value_or(""),
                                                  workload.object());
      found.push_back({name, claim});
    }
  }
  return found;
}

}  // namespace linter::k8s
