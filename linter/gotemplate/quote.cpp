#include <fmt/format.h>

#include "linter/gotemplate/number.h"
#include "linter/gotemplate/unicode.h"

namespace linter::gotemplate {

enum class Charset : std::uint8_t { Unicode, Ascii };

static void AppendEscaped(char32_t rune, char quote, Charset charset, std::string& out) {
  static constexpr std::string_view Named = "\a\b\f\n\r\t\v";
  static constexpr std::string_view Letters = "abfnrtv";
  if (rune == static_cast<char32_t>(quote) || rune == '\\') {
    out += '\\';
    out += static_cast<char>(rune);
    return;
  }
  if ((rune < 0x80 || charset == Charset::Unicode) && IsPrint(rune)) {
    AppendRune(rune, out);
    return;
  }
  const auto named = rune < 0x80 ? Named.find(static_cast<char>(rune)) : std::string_view::npos;
  if (named != std::string_view::npos) {
    out += '\\';
    out += Letters[named];
  } else if (rune < ' ' || rune == 0x7F) {
    out += fmt::format("\\x{:02x}", static_cast<unsigned>(rune));
  } else if (rune < 0x10000) {
    out += fmt::format("\\u{:04x}", static_cast<unsigned>(rune));
  } else {
    out += fmt::format("\\U{:08x}", static_cast<unsigned>(rune));
  }
}

static std::string QuoteWith(std::string_view text, Charset charset) {
  std::string out = "\"";
  while (!text.empty()) {
    const Rune rune = FirstRune(text);
    const auto byte = static_cast<unsigned char>(text[0]);
    if (rune.size == 1 && byte >= 0x80U) {
      out += fmt::format("\\x{:02x}", byte);
    } else {
      AppendEscaped(rune.value, '"', charset, out);
    }
    text.remove_prefix(rune.size);
  }
  out += '"';
  return out;
}

std::string Quote(std::string_view text) {
  return QuoteWith(text, Charset::Unicode);
}

std::string QuoteToAscii(std::string_view text) {
  return QuoteWith(text, Charset::Ascii);
}

std::string QuoteRune(char32_t rune) {
  std::string out = "'";
  AppendEscaped(rune, '\'', Charset::Unicode, out);
  out += '\'';
  return out;
}

// Reads `count` hexadecimal or three octal digits.
static std::optional<char32_t> ReadDigits(std::string_view& rest, std::size_t count, int base) {
  if (rest.size() < count) {
    return std::nullopt;
  }
  const auto value = ParseUint(rest.substr(0, count), base);
  rest.remove_prefix(count);
  return value ? std::optional(static_cast<char32_t>(*value)) : std::nullopt;
}

// `rest` begins behind the backslash.
static bool AppendUnescaped(std::string_view& rest, char quote, std::string& out) {
  static constexpr std::string_view Letters = "abfnrtv\\";
  static constexpr std::string_view Named = "\a\b\f\n\r\t\v\\";
  if (rest.empty()) {
    return false;
  }
  const char mark = rest[0];
  const auto named = Letters.find(mark);
  if (named != std::string_view::npos || mark == quote) {
    out += mark == quote ? mark : Named[named];
    rest.remove_prefix(1);
    return true;
  }
  const bool octal = mark >= '0' && mark <= '7';
  if (!octal) {
    rest.remove_prefix(1);
  }
  const std::size_t count = octal ? 3 : mark == 'x' ? 2 : mark == 'u' ? 4 : mark == 'U' ? 8 : 0;
  const auto value = count == 0 ? std::nullopt : ReadDigits(rest, count, octal ? 8 : 16);
  if (!value || (octal && *value > 255)) {
    return false;
  }
  if (mark == 'u' || mark == 'U') {
    if (*value > 0x10FFFF || (*value >= 0xD800 && *value < 0xE000)) {
      return false;
    }
    AppendRune(*value, out);
  } else if (quote == '\'') {
    AppendRune(*value, out);
  } else {
    out += static_cast<char>(*value);
  }
  return true;
}

std::optional<std::string> Unquote(std::string_view literal) {
  if (literal.size() < 2 || literal.front() != literal.back()) {
    return std::nullopt;
  }
  const char quote = literal.front();
  std::string_view rest = literal.substr(1, literal.size() - 2);
  std::string out;
  if (quote == '`') {
    for (const char character : rest) {
      if (character != '\r') {
        out += character;
      }
    }
    return out;
  }
  while (!rest.empty()) {
    const char character = rest[0];
    if (character == quote || character == '\n') {
      return std::nullopt;
    }
    rest.remove_prefix(1);
    if (character != '\\') {
      out += character;
    } else if (!AppendUnescaped(rest, quote, out)) {
      return std::nullopt;
    }
  }
  if (quote == '\'' && RuneCount(out) != 1) {
    return std::nullopt;
  }
  return out;
}

}  // namespace linter::gotemplate
