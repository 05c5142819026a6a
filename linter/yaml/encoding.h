#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace linter::yaml {

// A byte that no YAML text has.
struct BadByte {
  std::uint32_t offset = 0;
  std::string message;
};

// The first one at or behind `begin`: what is not UTF-8, NUL, and the control characters that
// YAML and the readers of Kubernetes forbid.
std::optional<BadByte> FindBadByte(std::string_view text, std::uint32_t begin);

// The name of the encoding where a file is evidently not UTF-8; empty otherwise.
std::string_view ForeignEncoding(std::string_view text);

}  // namespace linter::yaml
