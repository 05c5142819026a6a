#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace linter::config {

// From which severity on a finding makes the run fail; `Never` is none.
enum class FailOn : std::uint8_t { Info, Warning, Error, Never };
std::optional<FailOn> FindFailOn(std::string_view name);
// `info`, `warning`, `error`, `never`.
std::string_view Name(FailOn fail_on);

}  // namespace linter::config
