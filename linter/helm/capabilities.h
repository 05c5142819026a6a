#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/gotemplate/value.h"
#include "linter/text/expected.h"

namespace linter::helm {

// `v1.33.0` out of `1.33`, `v1.33.0-eks-1` and the like, with its parts.
struct KubeVersion {
  std::string version;
  std::string major;
  std::string minor;
};

Expected<KubeVersion> ParseKubeVersion(std::string_view text);

// The API versions that Helm takes for served where no cluster is asked.
std::span<const std::string_view> KnownApiVersions();

// What a cluster has besides those, and what it lacks of them.
struct ApiVersions {
  const std::vector<std::string>& further;
  const std::vector<std::string>& unserved;
};

// `.Capabilities`.
gotemplate::Value NewCapabilities(const KubeVersion& version, const ApiVersions& api_versions,
                                  gotemplate::Heap& heap);

}  // namespace linter::helm
