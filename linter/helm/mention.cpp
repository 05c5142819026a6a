#include "linter/helm/mention.h"

#include <cstdint>

namespace linter::helm {

static bool IsInComment(std::string_view text, std::size_t at) {
  const auto line = text.rfind('\n', at);
  const auto begin = line == std::string_view::npos ? 0 : line + 1;
  const auto before = text.substr(begin, at - begin);
  return before.find('#') != std::string_view::npos || before.find("/*") != std::string_view::npos;
}

std::optional<Span> MentionOf(std::string_view word, const SourceFile& file) {
  const std::string_view text = file.text;
  auto at = text.find(word);
  while (at != std::string_view::npos && IsInComment(text, at)) {
    at = text.find(word, at + 1);
  }
  if (at == std::string_view::npos) {
    return std::nullopt;
  }
  const auto end = at + word.size() - (word.ends_with(' ') ? 1 : 0);
  return Span{file.id, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
}

}  // namespace linter::helm
