#include "linter/k8s/secret.h"

#include <cstdint>

namespace linter::k8s {

std::optional<std::string> Secret::Content(std::string_view key) const {
  if (const auto text = plain(key).Text()) {
    return std::string(*text);
  }
  const auto text = encoded(key).Text();
  return text ? DecodeBase64(*text) : std::nullopt;
}

static std::optional<std::uint32_t> DigitOf(char c) {
  constexpr std::string_view Alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const auto at = Alphabet.find(c);
  return at == std::string_view::npos ? std::nullopt
                                      : std::optional(static_cast<std::uint32_t>(at));
}

std::optional<std::string> DecodeBase64(std::string_view text) {
  constexpr int DigitBits = 6;
  constexpr int ByteBits = 8;
  constexpr std::size_t Group = 4;
  std::string decoded;
  std::uint32_t bits = 0;
  int count = 0;
  std::size_t digits = 0;
  std::size_t padding = 0;
  for (const char c : text) {
    if (c == '\n' || c == '\r') {
      continue;
    }
    if (c == '=') {
      ++padding;
      continue;
    }
    const auto digit = DigitOf(c);
    if (!digit || padding > 0) {
      return std::nullopt;
    }
    ++digits;
    bits = (bits << DigitBits) | *digit;
    count += DigitBits;
    if (count >= ByteBits) {
      count -= ByteBits;
      decoded += static_cast<char>((bits >> count) & 0xFF);
    }
  }
  const auto wanted = (Group - digits % Group) % Group;
  return digits % Group != 1 && padding == wanted ? std::optional(decoded) : std::nullopt;
}

}  // namespace linter::k8s
