#include "linter/helm/base64.h"

#include <cstdint>

namespace linter::helm {

// An alphabet of 2^bits symbols; symbols come in groups that fill whole bytes.
struct Alphabet {
  std::string_view symbols;
  unsigned bits;
  std::size_t group;
};

static constexpr Alphabet Base64 = {
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", 6, 4};
static constexpr Alphabet Base32 = {"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 5, 8};

static std::string Encode(std::string_view bytes, const Alphabet& alphabet) {
  std::string out;
  std::uint32_t buffer = 0;
  unsigned filled = 0;
  const std::uint32_t mask = (1U << alphabet.bits) - 1;
  for (const char byte : bytes) {
    buffer = buffer << 8U | static_cast<unsigned char>(byte);
    filled += 8;
    while (filled >= alphabet.bits) {
      filled -= alphabet.bits;
      out += alphabet.symbols[buffer >> filled & mask];
    }
  }
  if (filled > 0) {
    out += alphabet.symbols[buffer << (alphabet.bits - filled) & mask];
  }
  while (out.size() % alphabet.group != 0) {
    out += '=';
  }
  return out;
}

struct Decoded {
  std::string bytes;
  // Of the first byte that does not fit; npos when all do.
  std::size_t bad = std::string_view::npos;
};

static Decoded Decode(std::string_view text, const Alphabet& alphabet) {
  Decoded result;
  std::uint32_t buffer = 0;
  unsigned filled = 0;
  std::size_t symbols = 0;
  std::size_t padding = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char character = text[i];
    if (character == '\n' || character == '\r') {
      continue;
    }
    if (character == '=' && symbols % alphabet.group >= 2) {
      ++padding;
      ++symbols;
      continue;
    }
    const auto value = alphabet.symbols.find(character);
    if (value == std::string_view::npos || padding > 0) {
      result.bad = i;
      return result;
    }
    ++symbols;
    buffer = buffer << alphabet.bits | static_cast<std::uint32_t>(value);
    filled += alphabet.bits;
    if (filled >= 8) {
      filled -= 8;
      result.bytes += static_cast<char>(buffer >> filled & 0xFFU);
    }
  }
  if (symbols % alphabet.group != 0) {
    result.bad = text.size() - (padding > 0 ? 0 : symbols % alphabet.group);
  }
  return result;
}

std::string EncodeBase64(std::string_view bytes) {
  return Encode(bytes, Base64);
}

std::string EncodeBase32(std::string_view bytes) {
  return Encode(bytes, Base32);
}

std::optional<std::string> DecodeBase64(std::string_view text) {
  Decoded decoded = Decode(text, Base64);
  return decoded.bad == std::string_view::npos ? std::optional(std::move(decoded.bytes))
                                               : std::nullopt;
}

std::optional<std::string> DecodeBase32(std::string_view text) {
  Decoded decoded = Decode(text, Base32);
  return decoded.bad == std::string_view::npos ? std::optional(std::move(decoded.bytes))
                                               : std::nullopt;
}

std::size_t FirstBadBase64(std::string_view text) {
  return Decode(text, Base64).bad;
}

std::size_t FirstBadBase32(std::string_view text) {
  return Decode(text, Base32).bad;
}

}  // namespace linter::helm
