#pragma once

#include <string>
#include <string_view>

namespace linter::helm {

// Raw bytes; `name` is one that OpenSSL knows: `SHA1`, `SHA256`, `SHA512`.
std::string Digest(const char* name, std::string_view bytes);
std::string Hexadecimal(std::string_view bytes);
// Bytes that look like chance and are always the same for the same seed.
std::string ChanceBytes(std::string_view seed, std::size_t size);

}  // namespace linter::helm
