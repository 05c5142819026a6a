#include "linter/custom/message.h"

#include <fmt/format.h>

namespace linter::custom {

constexpr std::size_t MostBytes = 1000;
constexpr std::size_t MostBytesOfValue = 80;

static std::optional<Fault> ReadBraces(std::string_view inside, std::size_t offset,
                                       Message& message) {
  if (inside.empty()) {
    message.pieces.emplace_back(Message::Found{});
    return std::nullopt;
  }
  auto path = ParsePath(inside);
  if (path.fault) {
    path.fault->offset += offset;
    return path.fault;
  }
  message.pieces.emplace_back(std::move(path.path));
  return std::nullopt;
}

ParsedMessage ParseMessage(std::string_view text) {
  ParsedMessage parsed;
  if (text.size() > MostBytes) {
    parsed.fault = Fault{MostBytes, fmt::format("a message has at most {} bytes", MostBytes)};
    return parsed;
  }
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if ((c == '{' || c == '}') && at + 1 < text.size() && text[at + 1] == c) {
      plain += c;
      ++at;
    } else if (c == '}') {
      parsed.fault = Fault{at, "this brace closes nothing; `}}` is a brace itself"};
      return parsed;
    } else if (c == '{') {
      const auto end = text.find('}', at);
      if (end == text.npos) {
        parsed.fault = Fault{at, "this brace is not closed; `{{` is a brace itself"};
        return parsed;
      }
      parsed.message.pieces.emplace_back(std::move(plain));
      plain.clear();
      parsed.fault = ReadBraces(text.substr(at + 1, end - at - 1), at + 1, parsed.message);
      if (parsed.fault) {
        return parsed;
      }
      at = end;
    } else {
      plain += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    }
  }
  while (plain.ends_with(' ')) {
    plain.pop_back();
  }
  parsed.message.pieces.emplace_back(std::move(plain));
  return parsed;
}

// One line, and not too long; characters stay whole.
static std::string Shown(const yaml::Slot& slot) {
  const auto text = slot.Text();
  if (!text) {
    return !slot.present()      ? "(none)"
           : slot.is_sequence() ? fmt::format("(list of {})", slot.size())
                                : fmt::format("(mapping of {})", slot.size());
  }
  auto end = std::min(text->find_first_of("\r\n"), text->size());
  if (end > MostBytesOfValue) {
    end = MostBytesOfValue;
    while (end > 0 && (static_cast<unsigned char>((*text)[end]) & 0xC0U) == 0x80U) {
      --end;
    }
  }
  return fmt::format("{}{}", text->substr(0, end), end < text->size() ? "…" : "");
}

std::string Fill(const Message& message, const Evidence& evidence, Evaluation& evaluation) {
  std::string filled;
  for (const auto& piece : message.pieces) {
    if (const auto* text = std::get_if<std::string>(&piece)) {
      filled += *text;
    } else if (const auto* path = std::get_if<Path>(&piece)) {
      const auto slots = evaluation.Find(*path, evidence.item);
      for (std::size_t i = 0; i < slots.size() && filled.size() < MostBytes; ++i) {
        filled += (i > 0 ? ", " : "") + Shown(slots[i]);
      }
    } else if (evidence.by_key && evidence.place.written() && evidence.place.deepest().Key()) {
      filled += evidence.place.deepest().Key()->text();
    } else {
      filled += Shown(evidence.place);
    }
  }
  return filled;
}

}  // namespace linter::custom
