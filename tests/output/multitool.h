#pragma once

#include <cstdlib>
#include <filesystem>
#include <optional>

namespace linter::output {

inline constexpr const char* MultitoolMissing =
    "no SARIF multitool: neither in build/tools, where `./dev test` lays it out, nor where "
    "SHOAL_SARIF_MULTITOOL says";

// Microsoft's validator of SARIF, with the rules of code scanning; the schema stands beside it.
inline std::optional<std::filesystem::path> FindMultitool() {
  const auto* set = std::getenv("SHOAL_SARIF_MULTITOOL");
  const std::filesystem::path path =
      set != nullptr ? set : SHOAL_SOURCE "/build/tools/sarif-multitool-linux/Sarif.Multitool";
  return std::filesystem::exists(path) ? std::optional(path) : std::nullopt;
}

}  // namespace linter::output
