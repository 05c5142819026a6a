#include "linter/k8s/node_platform.h"

#include <algorithm>
#include <array>

#include "linter/k8s/image_reference.h"

namespace linter::k8s {

constexpr std::string_view ArchitectureLabel = "kubernetes.io/arch";

bool NodeArchitectures::Has(std::string_view name) const {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::optional<NodeArchitectures> ArchitecturesOf(const Workload& workload) {
  const auto selected = workload.pod_spec()["nodeSelector"][ArchitectureLabel];
  if (const auto name = selected.Text()) {
    return NodeArchitectures{{*name}, selected};
  }
  const auto terms =
      workload
          .pod_spec()["affinity"]["nodeAffinity"]["requiredDuringSchedulingIgnoredDuringExecution"]
                     ["nodeSelectorTerms"]
          .Items();
  std::optional<NodeArchitectures> found;
  for (const auto& term : terms) {
    const auto expressions = term["matchExpressions"].Items();
    const auto named =
        std::find_if(expressions.begin(), expressions.end(), [](const yaml::Slot& each) {
          return each["key"].Text() == ArchitectureLabel && each["operator"].Text() == "In";
        });
    // A term without one lets any node in.
    if (named == expressions.end()) {
      return std::nullopt;
    }
    const auto values = (*named)["values"];
    if (!found) {
      found = NodeArchitectures{{}, values};
    }
    for (const auto& value : values.Items()) {
      found->names.push_back(value.Text().value_or(""));
    }
  }
  return found;
}

std::string_view ArchitectureOfImage(std::string_view image) {
  struct Sign {
    std::string_view text;
    std::string_view architecture;
  };
  constexpr std::array<Sign, 8> Signs = {{{"amd64", "amd64"},
                                          {"x86_64", "amd64"},
                                          {"arm64v8", "arm64"},
                                          {"arm64", "arm64"},
                                          {"aarch64", "arm64"},
                                          {"arm32v7", "arm"},
                                          {"armhf", "arm"},
                                          {"s390x", "s390x"}}};
  const auto reference = ReadImage(image);
  for (const auto& sign : Signs) {
    const auto& tag = reference.tag;
    const auto& repository = reference.repository;
    const auto at = tag.size() > sign.text.size() ? tag.size() - sign.text.size() - 1 : tag.size();
    const bool in_tag = tag == sign.text || (tag.ends_with(sign.text) && at < tag.size() &&
                                             (tag[at] == '-' || tag[at] == '_'));
    const bool in_name =
        repository.starts_with(sign.text) && repository.substr(sign.text.size()).starts_with('/');
    const auto last = repository.size() > sign.text.size()
                          ? repository[repository.size() - sign.text.size() - 1]
                          : ' ';
    if (in_tag || in_name || (repository.ends_with(sign.text) && (last == '-' || last == '_'))) {
      return sign.architecture;
    }
  }
  return {};
}

std::string_view ArchitectureOfPlatform(std::string_view platform) {
  constexpr std::string_view System = "linux/";
  if (!platform.starts_with(System)) {
    return {};
  }
  platform.remove_prefix(System.size());
  return platform.substr(0, platform.find('/'));
}

}  // namespace linter::k8s
