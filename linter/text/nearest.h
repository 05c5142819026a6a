#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace linter {

// The candidate that a person who wrote `word` most likely meant, by edit distance; empty where
// none is close.
std::optional<std::string_view> Nearest(std::string_view word,
                                        std::span<const std::string_view> candidates);

}  // namespace linter
