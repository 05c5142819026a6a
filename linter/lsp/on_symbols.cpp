// `textDocument/documentSymbol`: outlines.

#include <fmt/format.h>

#include "linter/docker/dockerfile.h"
#include "linter/lsp/session.h"
#include "linter/yaml/document.h"

namespace linter::lsp {

static Json SymbolOf(const std::string& name, int kind, const Span& span, const Span& selection,
                     const Document& document, const Client& client) {
  if (!client.nests_symbols) {
    return {{"name", name},
            {"kind", kind},
            {"location", {{"uri", document.uri()}, {"range", document.lines().RangeOf(span)}}}};
  }
  return {{"name", name},
          {"kind", kind},
          {"range", document.lines().RangeOf(span)},
          {"selectionRange", document.lines().RangeOf(selection)}};
}

Json Session::Symbols(const Json& params) {
  // As the protocol numbers them.
  constexpr int Module = 2;
  constexpr int Object = 19;
  Json symbols = Json::array();
  const auto document = Find(params);
  if (document == nullptr) {
    return symbols;
  }
  if (FileLinter::IsDockerfile(*document)) {
    const auto dockerfile = docker::Parse(document->source());
    for (const auto& stage : dockerfile.stages) {
      const auto& first = dockerfile.instructions[stage.begin].span;
      const auto& last = dockerfile.instructions[stage.end - 1].span;
      const auto name = stage.name ? stage.name->text() : stage.base.text();
      symbols.push_back(SymbolOf(name.empty() ? "stage" : std::string(name), Module,
                                 {first.file, first.begin, last.end}, first, *document, client_));
    }
    return symbols;
  }
  const auto stream = yaml::Parse(document->source());
  for (const auto& part : stream.documents) {
    const auto root = part.root();
    if (!root || !root->is_mapping()) {
      continue;
    }
    const yaml::Slot slot(*root);
    const auto kind = slot["kind"].String();
    const auto name = slot["metadata"]["name"].Text();
    if (kind) {
      symbols.push_back(SymbolOf(fmt::format("{} {}", *kind, name.value_or("")), Object,
                                 part.span(), slot["kind"].span(), *document, client_));
    }
  }
  return symbols;
}

}  // namespace linter::lsp
