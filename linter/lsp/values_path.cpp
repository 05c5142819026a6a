#include "linter/lsp/values_path.h"

#include <algorithm>

namespace linter::lsp {

static bool IsPart(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9') || byte == '_';
}

std::optional<ValuesPath> ValuesPathAt(std::string_view text, std::uint32_t offset) {
  constexpr std::string_view Root = ".Values.";
  if (offset > text.size()) {
    return std::nullopt;
  }
  const auto belongs = [&](std::size_t at) {
    return IsPart(text[at]) || text[at] == '.' || text[at] == '$';
  };
  std::size_t begin = offset;
  while (begin > 0 && belongs(begin - 1)) {
    --begin;
  }
  std::size_t end = offset;
  while (end < text.size() && IsPart(text[end])) {
    ++end;
  }
  const auto path = text.substr(begin, end - begin);
  const auto root = path.find(Root);
  if (root == std::string_view::npos || (root > 0 && path.substr(0, root) != "$")) {
    return std::nullopt;
  }
  ValuesPath found{.span = {{}, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                   .keys = {}};
  auto rest = path.substr(root + Root.size());
  while (!rest.empty()) {
    const auto dot = std::min(rest.find('.'), rest.size());
    if (dot == 0) {
      return std::nullopt;
    }
    found.keys.emplace_back(rest.substr(0, dot));
    rest.remove_prefix(std::min(dot + 1, rest.size()));
  }
  return found.keys.empty() ? std::nullopt : std::optional(std::move(found));
}

// The content of the quotes that a place is in, on its line.
static std::optional<Span> QuotedAt(std::string_view text, std::uint32_t offset) {
  if (offset > text.size()) {
    return std::nullopt;
  }
  std::size_t begin = offset;
  while (begin > 0 && text[begin - 1] != '"' && text[begin - 1] != '\n') {
    --begin;
  }
  std::size_t end = offset;
  while (end < text.size() && text[end] != '"' && text[end] != '\n') {
    ++end;
  }
  const bool quoted = begin > 0 && text[begin - 1] == '"' && end < text.size() && text[end] == '"';
  return quoted ? std::optional(
                      Span{{}, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)})
                : std::nullopt;
}

std::optional<std::string> IncludedAt(std::string_view text, std::uint32_t offset) {
  const auto quoted = QuotedAt(text, offset);
  if (!quoted) {
    return std::nullopt;
  }
  auto before = text.substr(0, quoted->begin - 1);
  before = before.substr(0, before.find_last_not_of(" \t") + 1);
  for (const std::string_view word : {"include", "template", "define", "block"}) {
    if (before.ends_with(word)) {
      return std::string(text.substr(quoted->begin, quoted->size()));
    }
  }
  return std::nullopt;
}

std::optional<Span> FindDefinition(std::string_view text, std::string_view name) {
  for (const std::string_view word : {"define", "block"}) {
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
      auto quote = text.find_first_not_of(" \t", at + word.size());
      if (quote == std::string_view::npos || text[quote] != '"') {
        continue;
      }
      ++quote;
      if (text.substr(quote).starts_with(name) &&
          text.substr(quote + name.size()).starts_with('"')) {
        return Span{
            {}, static_cast<std::uint32_t>(quote), static_cast<std::uint32_t>(quote + name.size())};
      }
    }
  }
  return std::nullopt;
}

}  // namespace linter::lsp
