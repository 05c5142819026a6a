#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/k8s/workload.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// A volume of a pod that is a file or folder of its node.
struct HostPathVolume {
  // The entry of `volumes`.
  yaml::Slot slot;
  // Without a slash at its end, doubled slashes, `.` and `..`; empty where no path is written.
  std::string path;

  std::string_view name() const { return slot["name"].Text().value_or(""); }
  yaml::Slot path_slot() const { return slot["hostPath"]["path"]; }
};

std::vector<HostPathVolume> HostPathVolumes(const Workload& workload);

// The containers that mount the volume of a name, each once, in the order of the pod.
std::vector<const Container*> MountersOf(const Workload& workload, std::string_view volume);
// "container `web`", "container `web` and init container `migrate`": as messages name them. Of
// more than three the first two, "and 4 others".
std::string Titles(const std::vector<const Container*>& containers);

// Whether a path, in its shortest form, hands over the node: the folders of its system and of its
// secrets.
bool HandsOverNode(std::string_view path);
// Whether a path is the socket or pipe of a container runtime, or a folder that such stand in.
bool HoldsRuntimeSocket(std::string_view path);

// An absolute path in its shortest form; `..` at the root stays there.
std::string CleanPath(std::string_view path);
// The path is the folder, or below it. Both in their shortest form.
bool IsWithin(std::string_view path, std::string_view folder);

}  // namespace linter::k8s
