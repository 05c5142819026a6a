#include "linter/gotemplate/unicode.h"

#include <re2/re2.h>

namespace linter::gotemplate {

static bool IsContinuation(unsigned char byte) {
  return (byte & 0xC0U) == 0x80U;
}

Rune FirstRune(std::string_view text) {
  if (text.empty()) {
    return {0xFFFD, 0};
  }
  const auto first = static_cast<unsigned char>(text[0]);
  if (first < 0x80U) {
    return {first, 1};
  }
  std::uint32_t size = 0;
  char32_t value = 0;
  char32_t least = 0;
  if ((first & 0xE0U) == 0xC0U) {
    size = 2;
    value = first & 0x1FU;
    least = 0x80;
  } else if ((first & 0xF0U) == 0xE0U) {
    size = 3;
    value = first & 0x0FU;
    least = 0x800;
  } else if ((first & 0xF8U) == 0xF0U) {
    size = 4;
    value = first & 0x07U;
    least = 0x10000;
  } else {
    return {};
  }
  if (text.size() < size) {
    return {};
  }
  for (std::uint32_t i = 1; i < size; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (!IsContinuation(byte)) {
      return {};
    }
    value = value << 6U | (byte & 0x3FU);
  }
  if (value < least || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) {
    return {};
  }
  return {value, size};
}

Rune LastRune(std::string_view text) {
  if (text.empty()) {
    return {0xFFFD, 0};
  }
  for (std::size_t size = 1; size <= 4 && size <= text.size(); ++size) {
    const std::string_view tail = text.substr(text.size() - size);
    if (!IsContinuation(static_cast<unsigned char>(tail[0]))) {
      const Rune rune = FirstRune(tail);
      return rune.size == size ? rune : Rune{};
    }
  }
  return {};
}

void AppendRune(char32_t rune, std::string& out) {
  if (rune > 0x10FFFF || (rune >= 0xD800 && rune < 0xE000)) {
    rune = 0xFFFD;
  }
  const auto tail = [&](unsigned shift) {
    out += static_cast<char>(0x80U | ((rune >> shift) & 0x3FU));
  };
  if (rune < 0x80) {
    out += static_cast<char>(rune);
  } else if (rune < 0x800) {
    out += static_cast<char>(0xC0U | rune >> 6U);
    tail(0);
  } else if (rune < 0x10000) {
    out += static_cast<char>(0xE0U | rune >> 12U);
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0U | rune >> 18U);
    tail(12);
    tail(6);
    tail(0);
  }
}

std::size_t RuneCount(std::string_view text) {
  std::size_t count = 0;
  while (!text.empty()) {
    text.remove_prefix(FirstRune(text).size);
    ++count;
  }
  return count;
}

bool IsUtf8(std::string_view text) {
  while (!text.empty()) {
    const Rune rune = FirstRune(text);
    if (rune.size == 1 && static_cast<unsigned char>(text[0]) >= 0x80U) {
      return false;
    }
    text.remove_prefix(rune.size);
  }
  return true;
}

static bool Matches(char32_t rune, const RE2& category) {
  std::string text;
  AppendRune(rune, text);
  return RE2::FullMatch(text, category);
}

bool IsLetter(char32_t rune) {
  if (rune < 0x80) {
    return (rune >= 'a' && rune <= 'z') || (rune >= 'A' && rune <= 'Z');
  }
  static const RE2 category("\\pL");
  return Matches(rune, category);
}

bool IsDigit(char32_t rune) {
  if (rune < 0x80) {
    return rune >= '0' && rune <= '9';
  }
  static const RE2 category("\\p{Nd}");
  return Matches(rune, category);
}

bool IsSpace(char32_t rune) {
  return (rune >= '\t' && rune <= '\r') || rune == ' ' || rune == 0x85 || rune == 0xA0 ||
         rune == 0x1680 || (rune >= 0x2000 && rune <= 0x200A) || rune == 0x2028 || rune == 0x2029 ||
         rune == 0x202F || rune == 0x205F || rune == 0x3000;
}

bool IsUpper(char32_t rune) {
  if (rune < 0x80) {
    return rune >= 'A' && rune <= 'Z';
  }
  static const RE2 category("\\p{Lu}");
  return Matches(rune, category);
}

bool IsLower(char32_t rune) {
  if (rune < 0x80) {
    return rune >= 'a' && rune <= 'z';
  }
  static const RE2 category("\\p{Ll}");
  return Matches(rune, category);
}

bool IsPrint(char32_t rune) {
  if (rune < 0x80) {
    return rune >= ' ' && rune < 0x7F;
  }
  static const RE2 category("[\\pL\\pM\\pN\\pP\\pS]");
  return Matches(rune, category);
}

std::string_view TrimSpace(std::string_view text) {
  while (!text.empty()) {
    const Rune rune = FirstRune(text);
    if (!IsSpace(rune.value)) {
      break;
    }
    text.remove_prefix(rune.size);
  }
  while (!text.empty()) {
    const Rune rune = LastRune(text);
    if (!IsSpace(rune.value)) {
      break;
    }
    text.remove_suffix(rune.size);
  }
  return text;
}

}  // namespace linter::gotemplate
