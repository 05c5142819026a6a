#pragma once

#include <cstdint>
#include <string_view>

namespace linter::helm {

enum class GlobStyle : std::uint8_t {
  // Go's `filepath.Match`: `*` stops at a slash.
  Path,
  // `gobwas/glob`: also `**` and `{a,b}`.
  Files,
};

bool GlobMatches(std::string_view pattern, std::string_view text, GlobStyle style);
// Brackets and braces are closed.
bool IsGlob(std::string_view pattern, GlobStyle style);

}  // namespace linter::helm
