#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

#include "linter/yaml/line.h"
#include "linter/yaml/resolve.h"
#include "linter/yaml/slot.h"

namespace linter::yaml {

static bool IsControl(char c) {
  return (static_cast<unsigned char>(c) < 0x20) || c == 0x7F;
}

// Digits, with what stands between them in times and dates: other readers take them for such.
static bool LooksLikeTime(std::string_view text) {
  return text.find_first_not_of("0123456789:-+._TZ ") == std::string_view::npos &&
         text.find_first_of("0123456789") == 0;
}

static bool IsPlain(std::string_view text) {
  constexpr std::string_view Indicators = "-?:,[]{}#&*!|>'\"%@`=<";
  if (text.empty() || Indicators.find(text.front()) != std::string_view::npos ||
      text.starts_with("...") || IsBlank(text.front()) || IsBlank(text.back()) ||
      text.back() == ':') {
    return false;
  }
  const bool unsafe = text.find_first_of(",[]{}") != std::string_view::npos ||
                      text.find(": ") != std::string_view::npos ||
                      text.find(" #") != std::string_view::npos || LooksLikeTime(text) ||
                      // No-break spaces, byte order marks and the like are not to be overlooked.
                      std::any_of(text.begin(), text.end(), [](char c) {
                        return IsControl(c) || static_cast<unsigned char>(c) >= 0x80;
                      });
  return !unsafe && ResolvePlain(text, Schema::Kubernetes).type == ScalarType::String &&
         ResolvePlain(text, Schema::Core).type == ScalarType::String;
}

std::string Quote(std::string_view text) {
  if (IsPlain(text)) {
    return std::string(text);
  }
  const bool control = std::any_of(text.begin(), text.end(), IsControl);
  const bool escapes = text.find_first_of("\"\\") != std::string_view::npos;
  if (escapes && !control && text.find('\'') == std::string_view::npos) {
    return fmt::format("'{}'", text);
  }
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (IsControl(c)) {
      out += fmt::format("\\x{:02X}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out + "\"";
}

}  // namespace linter::yaml
