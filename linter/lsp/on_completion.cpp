// `textDocument/completion`: which kind of text a cursor is in decides what may be written there.

#include <fmt/format.h>

#include "linter/lsp/completion.h"
#include "linter/lsp/session.h"

namespace linter::lsp {

static Json ItemOf(const Suggestion& suggestion, const Json& range, const Client& client) {
  Json item = {{"label", suggestion.label},
               {"kind", static_cast<int>(suggestion.kind)},
               {"filterText", suggestion.label},
               {"sortText", fmt::format("{}{}", suggestion.required ? 0 : 1, suggestion.label)}};
  if (!suggestion.detail.empty()) {
    item["detail"] = suggestion.detail;
  }
  if (!suggestion.documentation.empty()) {
    item["documentation"] = {{"kind", client.shows_markdown ? "markdown" : "plaintext"},
                             {"value", suggestion.documentation}};
  }
  item["textEdit"] = {
      {"range", range},
      {"newText", suggestion.insert.empty() ? suggestion.label : suggestion.insert}};
  return item;
}

Suggestions Session::Suggest(const Document& document, std::uint32_t offset) {
  const std::string_view text = document.text();
  if (auto rules = CompleteAllowance(text, offset, catalog_)) {
    return std::move(*rules);
  }
  const auto& path = document.path();
  const auto name = path.substr(path.rfind('/') + 1);
  if (name == ".shoal.yaml" || name == ".shoal.yml") {
    return CompleteSettings(text, offset, catalog_);
  }
  if (FileLinter::IsDockerfile(document)) {
    return CompleteDockerfile(document, offset);
  }
  const auto chart = FileLinter::ChartOf(document);
  if (!chart.empty()) {
    const auto buffers = ReadChartBuffers(chart, documents_);
    if (auto found = buffers ? CompleteTemplate(text, offset, *buffers) : std::nullopt) {
      return std::move(*found);
    }
  }
  return CompleteYaml(text, offset, file_linter_.ChosenVersions(document));
}

Json Session::Complete(const Json& params) {
  Json items = Json::array();
  const auto document = Find(params);
  if (document != nullptr) {
    const auto found = Suggest(*document, document->lines().OffsetOf(params.at("position")));
    const auto range = document->lines().RangeOf(found.replaced);
    for (const auto& suggestion : found.items) {
      items.push_back(ItemOf(suggestion, range, client_));
    }
  }
  return {{"isIncomplete", false}, {"items", std::move(items)}};
}

}  // namespace linter::lsp
