#include "linter/output/characters.h"

#include <algorithm>
#include <array>

namespace linter::output {

static constexpr char32_t Replacement = 0xFFFD;

struct Range {
  char32_t first;
  char32_t last;
};

// Marks that stand above, below or inside the character before them, and characters without a
// picture of their own. The scripts that manifests are commented in, not all of Unicode.
static constexpr std::array ZeroWidth = {
    Range{0x0300, 0x036F}, Range{0x0483, 0x0489}, Range{0x0591, 0x05BD},   Range{0x0610, 0x061A},
    Range{0x064B, 0x065F}, Range{0x06D6, 0x06DC}, Range{0x0E31, 0x0E31},   Range{0x0E34, 0x0E3A},
    Range{0x0E47, 0x0E4E}, Range{0x1AB0, 0x1AFF}, Range{0x1DC0, 0x1DFF},   Range{0x200B, 0x200D},
    Range{0x2060, 0x2064}, Range{0x20D0, 0x20F0}, Range{0x3099, 0x309A},   Range{0xFE00, 0xFE0F},
    Range{0xFE20, 0xFE2F}, Range{0xFEFF, 0xFEFF}, Range{0x1F3FB, 0x1F3FF}, Range{0xE0100, 0xE01EF},
};

static constexpr std::array DoubleWidth = {
    Range{0x1100, 0x115F},   Range{0x231A, 0x231B},   Range{0x23E9, 0x23EC},
    Range{0x25FD, 0x25FE},   Range{0x2614, 0x2615},   Range{0x26A1, 0x26A1},
    Range{0x26D4, 0x26D4},   Range{0x2705, 0x2705},   Range{0x2728, 0x2728},
    Range{0x274C, 0x274C},   Range{0x2753, 0x2755},   Range{0x2757, 0x2757},
    Range{0x2795, 0x2797},   Range{0x2B50, 0x2B50},   Range{0x2B55, 0x2B55},
    Range{0x2E80, 0x303E},   Range{0x3041, 0x3098},   Range{0x309B, 0x33FF},
    Range{0x3400, 0x4DBF},   Range{0x4E00, 0x9FFF},   Range{0xA000, 0xA4CF},
    Range{0xA960, 0xA97C},   Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAFF},
    Range{0xFE30, 0xFE6F},   Range{0xFF01, 0xFF60},   Range{0xFFE0, 0xFFE6},
    Range{0x1F004, 0x1F004}, Range{0x1F0CF, 0x1F0CF}, Range{0x1F18E, 0x1F19A},
    Range{0x1F200, 0x1F320}, Range{0x1F32D, 0x1F335}, Range{0x1F337, 0x1F37C},
    Range{0x1F37E, 0x1F393}, Range{0x1F3A0, 0x1F3CA}, Range{0x1F3CF, 0x1F3D3},
    Range{0x1F3E0, 0x1F3F0}, Range{0x1F3F8, 0x1F3FA}, Range{0x1F400, 0x1F43E},
    Range{0x1F440, 0x1F440}, Range{0x1F442, 0x1F4FC}, Range{0x1F4FF, 0x1F53D},
    Range{0x1F54B, 0x1F567}, Range{0x1F5FB, 0x1F64F}, Range{0x1F680, 0x1F6C5},
    Range{0x1F6CC, 0x1F6CC}, Range{0x1F6D0, 0x1F6D7}, Range{0x1F6DC, 0x1F6DF},
    Range{0x1F6EB, 0x1F6FC}, Range{0x1F7E0, 0x1F7EB}, Range{0x1F90C, 0x1F9FF},
    Range{0x1FA70, 0x1FAFF}, Range{0x20000, 0x3FFFD},
};

template <std::size_t Size>
static bool Contains(const std::array<Range, Size>& ranges, char32_t code_point) {
  const auto* range = std::ranges::lower_bound(ranges, code_point, {}, &Range::last);
  return range != ranges.end() && range->first <= code_point;
}

// What the first byte of a character says of the others.
struct Lead {
  std::uint32_t bytes = 0;
  // The payload of the first byte.
  std::uint32_t bits = 0;
  // The values that the second byte may have: they exclude overlong forms, surrogates and what
  // lies beyond U+10FFFF.
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
};

static Lead LeadOf(unsigned char byte) {
  if (byte >= 0xC2 && byte <= 0xDF) {
    return {.bytes = 2, .bits = byte & 0x1FU};
  }
  if (byte >= 0xE0 && byte <= 0xEF) {
    Lead lead = {.bytes = 3, .bits = byte & 0x0FU};
    lead.low = byte == 0xE0 ? 0xA0 : 0x80;
    lead.high = byte == 0xED ? 0x9F : 0xBF;
    return lead;
  }
  if (byte >= 0xF0 && byte <= 0xF4) {
    Lead lead = {.bytes = 4, .bits = byte & 0x07U};
    lead.low = byte == 0xF0 ? 0x90 : 0x80;
    lead.high = byte == 0xF4 ? 0x8F : 0xBF;
    return lead;
  }
  return {};
}

Character FirstCharacter(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  if (first < 0x80) {
    return {first, 1};
  }
  auto lead = LeadOf(first);
  if (lead.bytes == 0) {
    return {Replacement, 1};
  }
  char32_t code_point = lead.bits;
  for (std::uint32_t i = 1; i < lead.bytes; ++i) {
    const auto byte = i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
    if (byte < lead.low || byte > lead.high) {
      return {Replacement, i};
    }
    code_point = (code_point << 6U) | (byte & 0x3FU);
    lead.low = 0x80;
    lead.high = 0xBF;
  }
  return {code_point, lead.bytes};
}

std::string Utf8(char32_t code_point) {
  const auto tail = [code_point](unsigned shift) {
    return static_cast<char>(0x80U | ((code_point >> shift) & 0x3FU));
  };
  if (code_point < 0x80) {
    return {static_cast<char>(code_point)};
  }
  if (code_point < 0x800) {
    return {static_cast<char>(0xC0U | (code_point >> 6U)), tail(0)};
  }
  if (code_point < 0x10000) {
    return {static_cast<char>(0xE0U | (code_point >> 12U)), tail(6), tail(0)};
  }
  return {static_cast<char>(0xF0U | (code_point >> 18U)), tail(12), tail(6), tail(0)};
}

char32_t Visible(char32_t code_point) {
  constexpr char32_t ControlPictures = 0x2400;
  constexpr char32_t PictureOfDelete = 0x2421;
  if (code_point < 0x20) {
    return ControlPictures + code_point;
  }
  if (code_point == 0x7F) {
    return PictureOfDelete;
  }
  const bool second_control = code_point >= 0x80 && code_point <= 0x9F;
  const bool direction = code_point == 0x061C || code_point == 0x200E || code_point == 0x200F ||
                         (code_point >= 0x2028 && code_point <= 0x202E) ||
                         (code_point >= 0x2066 && code_point <= 0x2069);
  return second_control || direction ? Replacement : code_point;
}

std::uint32_t Width(char32_t code_point) {
  if (code_point < 0x300) {
    return 1;
  }
  if (Contains(ZeroWidth, code_point)) {
    return 0;
  }
  return Contains(DoubleWidth, code_point) ? 2 : 1;
}

std::string Printable(std::string_view text) {
  std::string printable;
  printable.reserve(text.size());
  while (!text.empty()) {
    const auto character = FirstCharacter(text);
    printable += Utf8(Visible(character.code_point));
    text.remove_prefix(character.bytes);
  }
  return printable;
}

}  // namespace linter::output
