#include "linter/yaml/encoding.h"

#include <fmt/format.h>

#include <array>
#include <cstddef>

namespace linter::yaml {

static constexpr std::array<bool, 256> MakePlainBytes() {
  std::array<bool, 256> plain = {};
  for (std::size_t byte = 0x20; byte < 0x7F; ++byte) {
    plain[byte] = true;
  }
  plain['\t'] = plain['\n'] = plain['\r'] = true;
  return plain;
}

// One character of UTF-8; `size` is 0 where there is none.
struct Character {
  std::uint32_t code = 0;
  std::uint32_t size = 0;
};

static Character Decode(std::string_view text, std::size_t at) {
  const auto byte = [&text](std::size_t index) { return static_cast<unsigned char>(text[index]); };
  const unsigned char first = byte(at);
  if (first < 0x80) {
    return {first, 1};
  }
  const std::uint32_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  constexpr std::array<std::uint32_t, 5> Least = {0, 0, 0x80, 0x800, 0x10000};
  if (first < 0xC2 || first > 0xF4 || at + size > text.size()) {
    return {};
  }
  std::uint32_t code = first & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) {
      return {};
    }
    code = (code << 6) | (byte(at + i) & 0x3FU);
  }
  const bool surrogate = code >= 0xD800 && code < 0xE000;
  return code < Least[size] || code > 0x10FFFF || surrogate ? Character{} : Character{code, size};
}

static bool IsForbidden(std::uint32_t code) {
  const bool control = code < 0x20 || (code >= 0x7F && code < 0xA0 && code != 0x85);
  return control || code == 0xFEFF || code == 0xFFFE || code == 0xFFFF;
}

std::optional<BadByte> FindBadByte(std::string_view text, std::uint32_t begin) {
  static constexpr std::array<bool, 256> PlainBytes = MakePlainBytes();
  for (std::size_t at = begin; at < text.size();) {
    if (PlainBytes[static_cast<unsigned char>(text[at])]) {
      ++at;
      continue;
    }
    const Character character = Decode(text, at);
    const auto offset = static_cast<std::uint32_t>(at);
    if (character.size == 0) {
      return BadByte{offset, fmt::format("byte 0x{:02X} is not part of UTF-8 text",
                                         static_cast<unsigned char>(text[at]))};
    }
    if (character.code == 0) {
      return BadByte{offset, "NUL byte in the text"};
    }
    if (IsForbidden(character.code)) {
      return BadByte{offset, fmt::format("control character U+{:04X} in the text", character.code)};
    }
    at += character.size;
  }
  return std::nullopt;
}

std::string_view ForeignEncoding(std::string_view text) {
  using std::string_view_literals::operator""sv;
  const std::string_view start = text.substr(0, 4);
  if (start == "\xFF\xFE\0\0"sv || start == "\0\0\xFE\xFF"sv ||
      (start.size() == 4 && (start.substr(0, 3) == "\0\0\0"sv || start.substr(1) == "\0\0\0"sv))) {
    return "UTF-32";
  }
  if (start.substr(0, 2) == "\xFF\xFE"sv || start.substr(0, 2) == "\xFE\xFF"sv ||
      (start.size() == 4 &&
       ((start[0] == 0 && start[2] == 0) || (start[1] == 0 && start[3] == 0)))) {
    return "UTF-16";
  }
  return {};
}

}  // namespace linter::yaml
