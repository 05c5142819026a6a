#pragma once

#include <cstdint>
#include <vector>

#include "linter/docker/passage.h"

namespace linter::docker {

enum class JsonKind : std::uint8_t {
  // No JSON array: read as plain words.
  None,
  Strings,
  // An array that holds other things than strings, which BuildKit refuses.
  Mixed,
};

struct JsonArray {
  JsonKind kind = JsonKind::None;
  // Decoded; the span of each is that of its string with quotes.
  std::vector<Passage> strings;
  // Of the first element that is no string.
  Span stranger;
};

// The whole text as one JSON array.
JsonArray ReadJson(const Passage& text);

}  // namespace linter::docker
