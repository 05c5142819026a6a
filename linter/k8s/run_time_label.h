#pragma once

#include <string_view>

namespace linter::k8s {

// Whether a controller gives this label to its pods, so that no template has it.
bool IsSetAtRunTime(std::string_view key);

}  // namespace linter::k8s
