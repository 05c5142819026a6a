#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "linter/docker/passage.h"

namespace linter::docker {

// How much of a text `*` takes.
enum class Reach : std::uint8_t { Shortest, Longest };

// A text after a change by a pattern, or why the pattern cannot be read.
struct Changed {
  Passage text;
  std::optional<std::string> error;
};

// `${name#pattern}` and `${name%pattern}`.
Changed CutPrefix(const Passage& value, std::string_view pattern, Reach reach);
Changed CutSuffix(const Passage& value, std::string_view pattern, Reach reach);

enum class Occurrences : std::uint8_t { First, All };

// `${name/pattern/replacement}` and `${name//pattern/replacement}`.
Changed Replace(const Passage& value, std::string_view pattern, const Passage& replacement,
                Occurrences occurrences);

}  // namespace linter::docker
