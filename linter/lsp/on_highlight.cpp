// `textDocument/documentHighlight`: the places of one name in its own document.

#include "linter/lsp/occurrences.h"
#include "linter/lsp/session.h"

namespace linter::lsp {

Json Session::Highlights(const Json& params) {
  // As the protocol numbers them.
  constexpr int Read = 2;
  constexpr int Write = 3;
  Json highlights = Json::array();
  const auto document = Find(params);
  const auto found =
      document == nullptr
          ? std::nullopt
          : OccurrencesAt(*document, document->lines().OffsetOf(params.at("position")));
  if (!found) {
    return highlights;
  }
  for (const auto& occurrence : found->all) {
    if (AddressOf(occurrence, *document) == document->uri()) {
      highlights.push_back(
          {{"range", document->lines().RangeOf(occurrence.span)},
           {"kind", occurrence.kind == OccurrenceKind::Definition ? Write : Read}});
    }
  }
  return highlights;
}

}  // namespace linter::lsp
