#pragma once

#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

namespace linter::lsp {

// Larger messages are skipped: no client sends such, and memory is bounded.
constexpr std::size_t MostMessageBytes = std::size_t{256} << 20U;

// The content of the next message of the base protocol (`Content-Length: n`, an empty line, n
// bytes). Header lines that make no sense are passed over. Empty at the end of the stream.
std::optional<std::string> ReadMessage(std::FILE* in);

// A message, ready to be sent.
std::string Frame(std::string_view content);

}  // namespace linter::lsp
