#pragma once

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

// `.Capabilities`: the API versions that Helm knows by itself, and `api_versions`.
gotemplate::Value NewCapabilities(const KubeVersion& version,
                                  const std::vector<std::string>& api_versions,
                                  gotemplate::Heap& heap);

}  // namespace linter::helm
