#include "linter/gotemplate/escape.h"

#include <fmt/format.h>

#include "linter/gotemplate/unicode.h"

namespace linter::gotemplate {

std::string EscapeHtml(std::string_view text) {
  std::string out;
  for (const char character : text) {
    switch (character) {
      case '\0':
        out += "\uFFFD";
        break;
      case '"':
        out += "&#34;";
        break;
      case '\'':
        out += "&#39;";
        break;
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      default:
        out += character;
    }
  }
  return out;
}

std::string EscapeJs(std::string_view text) {
  static constexpr std::string_view Backslashed = "\\'\"";
  static constexpr std::string_view Escaped = "<>&=";
  std::string out;
  while (!text.empty()) {
    const Rune rune = FirstRune(text);
    const char first = text[0];
    if (Backslashed.find(first) != std::string_view::npos) {
      out += '\\';
      out += first;
    } else if (rune.value < ' ' || Escaped.find(first) != std::string_view::npos ||
               (rune.value >= 0x80 && !IsPrint(rune.value))) {
      out += fmt::format("\\u{:04X}", static_cast<unsigned>(rune.value));
    } else {
      out += text.substr(0, rune.size);
    }
    text.remove_prefix(rune.size);
  }
  return out;
}

std::string EscapeQuery(std::string_view text) {
  static constexpr std::string_view Plain = "-_.~";
  std::string out;
  for (const char character : text) {
    const bool word = (character >= '0' && character <= '9') ||
                      ((character | 0x20) >= 'a' && (character | 0x20) <= 'z');
    if (word || Plain.find(character) != std::string_view::npos) {
      out += character;
    } else if (character == ' ') {
      out += '+';
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(character));
    }
  }
  return out;
}

}  // namespace linter::gotemplate
