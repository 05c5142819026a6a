#include "linter/lsp/template_action.h"

#include <algorithm>
#include <span>

namespace linter::lsp {

std::optional<Span> ActionAt(std::string_view text, std::uint32_t offset) {
  const auto at = std::min<std::size_t>(offset, text.size());
  const auto begin = at < 2 ? std::string_view::npos : text.rfind("{{", at - 2);
  if (begin == std::string_view::npos || text.substr(begin, at - begin).find("}}") != text.npos) {
    return std::nullopt;
  }
  const auto line = std::min(text.find('\n', at), text.size());
  auto end = text.find("}}", at > begin + 2 ? at - 1 : at);
  const auto next = text.find("{{", begin + 2);
  end = end == std::string_view::npos || next < end ? line : end + 2;
  return Span{{}, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

static std::vector<DefinedName> NamesBehind(const SourceFile& source,
                                            std::span<const std::string_view> words) {
  const std::string_view text = source.text;
  std::vector<DefinedName> names;
  for (const auto word : words) {
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
      const auto quote = text.find_first_not_of(" \t", at + word.size());
      if (quote == std::string_view::npos || text[quote] != '"') {
        continue;
      }
      const auto end = text.find_first_of("\"\n", quote + 1);
      if (end != std::string_view::npos && text[end] == '"') {
        names.push_back(
            {std::string(text.substr(quote + 1, end - quote - 1)),
             {source.id, static_cast<std::uint32_t>(quote + 1), static_cast<std::uint32_t>(end)}});
      }
    }
  }
  return names;
}

std::vector<DefinedName> DefinedNames(const SourceFile& source) {
  static constexpr std::array<std::string_view, 2> Words = {"define", "block"};
  return NamesBehind(source, Words);
}

std::vector<DefinedName> IncludedNames(const SourceFile& source) {
  static constexpr std::array<std::string_view, 3> Words = {"include", "template", "block"};
  return NamesBehind(source, Words);
}

}  // namespace linter::lsp
