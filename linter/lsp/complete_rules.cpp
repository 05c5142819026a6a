// The ids of rules: in comments that allow, and in settings.

#include <algorithm>
#include <array>

#include "linter/lsp/completion.h"
#include "linter/lsp/yaml_cursor.h"

namespace linter::lsp {

static bool IsOfId(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '-';
}

static Span WordAround(std::string_view text, std::uint32_t offset) {
  std::size_t begin = offset;
  while (begin > 0 && IsOfId(text[begin - 1])) {
    --begin;
  }
  std::size_t end = offset;
  while (end < text.size() && IsOfId(text[end])) {
    ++end;
  }
  return {{}, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

static void AddRules(std::span<const Rule> rules, std::string_view behind, Suggestions& into) {
  for (const Rule& rule : rules) {
    const std::string id(rule.id);
    into.items.push_back({.label = id,
                          .kind = SuggestionKind::Reference,
                          .detail = std::string(rule.summary),
                          .documentation = std::string(rule.why),
                          .insert = id + std::string(behind)});
  }
}

std::optional<Suggestions> CompleteAllowance(std::string_view text, std::uint32_t offset,
                                             std::span<const Rule> rules) {
  const auto at = std::min<std::size_t>(offset, text.size());
  const auto start = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  const auto line = text.substr(start == std::string_view::npos ? 0 : start + 1);
  const auto before = line.substr(0, text.data() + at - line.data());
  constexpr std::string_view Allow = "shoal: allow";
  const auto hash = before.find('#');
  const auto allow = before.find(Allow);
  if (hash == std::string_view::npos || allow == std::string_view::npos || allow < hash) {
    return std::nullopt;
  }
  const auto rest = before.substr(allow + Allow.size());
  const auto blank = rest.find(' ');
  if (blank == std::string_view::npos) {
    return std::nullopt;
  }
  Suggestions result{.replaced = WordAround(text, offset)};
  AddRules(rules, "", result);
  return result;
}

Suggestions CompleteSettings(std::string_view text, std::uint32_t offset,
                             std::span<const Rule> rules) {
  Suggestions result{.replaced = {{}, offset, offset}};
  const auto cursor = YamlCursorAt(text, offset);
  const auto at = std::min<std::size_t>(offset, text.size());
  const auto line = text.substr(0, at).rfind('\n') + 1;
  const auto bracket = text.substr(line, at - line).find('[');
  const auto written = text.substr(line, at - line);
  // `ignore: [a, b` is a list, too.
  const auto colon = written.find(':');
  std::string_view key = bracket != std::string_view::npos && colon < bracket
                             ? written.substr(0, colon)
                             : std::string_view();
  key.remove_prefix(std::min(key.find_first_not_of(" -"), key.size()));
  bool keys = false;
  if (cursor && key.empty()) {
    for (auto part = cursor->path.rbegin(); part != cursor->path.rend() && key.empty(); ++part) {
      key = *part;
    }
    keys = cursor->part == YamlCursor::Part::Key && !cursor->has_colon && !cursor->path.empty() &&
           !cursor->path.back().empty();
  }
  result.replaced = WordAround(text, offset);
  static constexpr std::array<std::string_view, 3> Lists = {"select", "ignore", "off"};
  static constexpr std::array<std::string_view, 2> Maps = {"rules", "severity"};
  if (std::find(Lists.begin(), Lists.end(), key) != Lists.end()) {
    AddRules(rules, "", result);
  } else if (keys && std::find(Maps.begin(), Maps.end(), key) != Maps.end()) {
    AddRules(rules, ":", result);
  }
  return result;
}

}  // namespace linter::lsp
