// `workspace/symbol`: the objects of all manifests.

#include <algorithm>

#include "linter/lsp/session.h"
#include "linter/lsp/workspace_index.h"

namespace linter::lsp {

static char Lower(char byte) {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte | 0x20) : byte;
}

// Whether all letters of a query come in a title in their order, as editors filter.
static bool Fits(std::string_view query, std::string_view title) {
  std::size_t found = 0;
  for (const char byte : title) {
    found += found < query.size() && Lower(query[found]) == Lower(byte) ? 1 : 0;
  }
  return found == query.size();
}

Json Session::WorkspaceSymbols(const Json& params) {
  constexpr std::size_t Most = 1000;
  constexpr int Object = 19;
  const auto query = params.value("query", std::string());
  Json symbols = Json::array();
  const auto& index = Index();
  // Those of each file, found once.
  std::map<FileId, Lines> lines;
  for (const auto& object : index.project().objects()) {
    const auto title = std::string(object.kind()) + " " + std::string(object.name());
    if (!Fits(query, title) || symbols.size() == Most) {
      continue;
    }
    const Span span = object.name_span();
    auto range = lines.try_emplace(span.file, index.FileOf(span).text, client_.unit)
                     .first->second.RangeOf(span);
    symbols.push_back(
        {{"name", title},
         {"kind", Object},
         {"containerName", object.name_space()},
         {"location", {{"uri", index.AddressOf(span)}, {"range", std::move(range)}}}});
  }
  return symbols;
}

}  // namespace linter::lsp
