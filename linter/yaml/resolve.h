#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "linter/yaml/node.h"

namespace linter::yaml {

// What a scalar stands for, with its number where it is one.
struct Resolved {
  ScalarType type = ScalarType::String;
  bool boolean = false;
  // An integer beyond 64 bits has only `real`.
  std::optional<std::int64_t> integer = {};
  double real = 0;
};

// Resolves the text of a plain scalar without a tag.
Resolved ResolvePlain(std::string_view text, Schema schema);

}  // namespace linter::yaml
