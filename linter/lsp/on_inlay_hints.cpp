// `textDocument/inlayHint`: what the expressions of a template render to, behind them. Off unless
// the settings of the editor ask for it.

#include <algorithm>
#include <array>
#include <set>

#include "linter/files/repository.h"
#include "linter/lsp/rendered_values.h"
#include "linter/lsp/session.h"
#include "linter/lsp/template_action.h"

namespace linter::lsp {

// Such an action prints nothing itself.
static bool IsControl(std::string_view action) {
  action.remove_prefix(std::min(action.find_first_not_of("{- "), action.size()));
  static constexpr std::array<std::string_view, 8> Words = {"if",  "range",  "with",  "else",
                                                            "end", "define", "block", "/*"};
  const auto word = action.substr(0, action.find_first_of(" \t\n}"));
  return std::any_of(Words.begin(), Words.end(),
                     [&](std::string_view each) { return word == each; });
}

static std::string LabelOf(std::string_view value) {
  constexpr std::size_t Most = 40;
  value.remove_prefix(std::min(value.find_first_not_of(" \t\r\n"), value.size()));
  auto end = std::min(value.find('\n'), value.size());
  if (end > Most) {
    end = Most;
    // Characters are not cut in halves.
    while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0U) == 0x80U) {
      --end;
    }
  }
  return "= " + std::string(value.substr(0, end)) + (end < value.size() ? "…" : "");
}

Json Session::InlayHints(const Json& params) {
  Json hints = Json::array();
  const auto document = Find(params);
  const auto* chart =
      document == nullptr || !preferences_.inlay_hints ? nullptr : Rendered(*document);
  if (chart == nullptr) {
    return hints;
  }
  const auto& paths = chart->buffers.absolute;
  const auto own = std::find(paths.begin(), paths.end(), files::Absolute(document->path()));
  const auto wished = document->lines().SpanOf(params.at("range"));
  const std::string_view text = document->text();
  std::set<std::uint32_t> ends;
  if (own == paths.end()) {
    return hints;
  }
  for (const auto& value : RenderedValues(*chart, static_cast<FileId>(own - paths.begin()))) {
    // A site begins with its braces, or behind them.
    const auto action = ActionAt(text, value.site.begin + 2);
    if (!action || action->end < wished.begin || action->end > wished.end ||
        IsControl(text.substr(action->begin, action->size())) || value.text.empty() ||
        !ends.insert(action->end).second) {
      continue;
    }
    hints.push_back({{"position", document->lines().PositionOf(action->end)},
                     {"label", LabelOf(value.text)},
                     {"paddingLeft", true}});
  }
  return hints;
}

}  // namespace linter::lsp
