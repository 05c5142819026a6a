#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace linter {

// The offset of the first byte at which a text stops being JSON (RFC 8259), its size where it ends
// too early; empty for JSON.
std::optional<std::size_t> FindJsonFault(std::string_view text);

}  // namespace linter
