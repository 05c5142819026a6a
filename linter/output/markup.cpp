#include "linter/output/markup.h"

#include <nlohmann/json.hpp>

#include "linter/output/characters.h"

namespace linter::output {

std::string Quoted(std::string_view text) {
  using Json = nlohmann::json;
  return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

static void AddXml(char byte, std::string& out) {
  switch (byte) {
    case '&':
      out += "&amp;";
      break;
    case '<':
      out += "&lt;";
      break;
    case '>':
      out += "&gt;";
      break;
    case '"':
      out += "&quot;";
      break;
    case '\'':
      out += "&apos;";
      break;
    case '\n':
      out += "&#10;";
      break;
    case '\t':
      out += "&#9;";
      break;
    default:
      // Other control characters cannot be written at all.
      out += static_cast<unsigned char>(byte) < 0x20U || byte == 0x7F ? '?' : byte;
  }
}

std::string EscapeXml(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto character = FirstCharacter(text);
    text.remove_prefix(character.bytes);
    if (character.code_point < 0x80) {
      AddXml(static_cast<char>(character.code_point), out);
    } else {
      out += Utf8(character.code_point == 0xFFFE || character.code_point == 0xFFFF
                      ? 0xFFFD
                      : character.code_point);
    }
  }
  return out;
}

std::string_view PathOf(const File& file) {
  return file.repository_path.empty() ? std::string_view(file.source->path) : file.repository_path;
}

}  // namespace linter::output
