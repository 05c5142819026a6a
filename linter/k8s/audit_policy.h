#pragma once

#include <cstdint>
#include <string_view>

#include "linter/yaml/slot.h"

namespace linter::k8s {

// Which of the requests for a resource a rule of an audit policy decides.
enum class AuditFit : std::uint8_t { None, Some, All };

// Of one entry of `rules`, for a resource of an API group: `secrets`, `pods/exec`.
AuditFit FitOf(const yaml::Slot& rule, std::string_view group, std::string_view resource);

}  // namespace linter::k8s
