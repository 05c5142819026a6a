#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace linter::helm {

enum class DigestKind : std::uint8_t { Sha1, Sha256, Sha512 };

// Raw bytes.
std::string Digest(DigestKind kind, std::string_view bytes);
std::string Hexadecimal(std::string_view bytes);
// Bytes that look like chance and are always the same for the same seed.
std::string ChanceBytes(std::string_view seed, std::size_t size);

}  // namespace linter::helm
