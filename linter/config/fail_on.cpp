#include "linter/config/fail_on.h"

#include <array>
#include <cstddef>

namespace linter::config {

static constexpr std::array<std::string_view, 4> Names = {"info", "warning", "error", "never"};

std::optional<FailOn> FindFailOn(std::string_view name) {
  for (std::size_t i = 0; i < Names.size(); ++i) {
    if (Names[i] == name) {
      return static_cast<FailOn>(i);
    }
  }
  return std::nullopt;
}

std::string_view Name(FailOn fail_on) {
  return Names[static_cast<std::size_t>(fail_on)];
}

}  // namespace linter::config
