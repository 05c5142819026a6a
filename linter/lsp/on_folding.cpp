// `textDocument/foldingRange`.

#include "linter/lsp/folding.h"
#include "linter/lsp/session.h"

namespace linter::lsp {

Json Session::FoldingRanges(const Json& params) {
  Json ranges = Json::array();
  const auto document = Find(params);
  if (document == nullptr) {
    return ranges;
  }
  for (const auto& fold : FileLinter::IsDockerfile(*document) ? DockerfileFolds(*document)
                                                              : YamlFolds(document->text())) {
    ranges.push_back({{"startLine", fold.first},
                      {"endLine", fold.last},
                      {"kind", fold.kind == Fold::Kind::Comment ? "comment" : "region"}});
  }
  return ranges;
}

}  // namespace linter::lsp
