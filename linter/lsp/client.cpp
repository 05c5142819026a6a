#include "linter/lsp/client.h"

#include <initializer_list>
#include <string>

namespace linter::lsp {

using Json = nlohmann::json;

static const Json* Find(const Json& root, std::initializer_list<const char*> path) {
  const Json* at = &root;
  for (const char* key : path) {
    if (!at->is_object() || !at->contains(key)) {
      return nullptr;
    }
    at = &(*at)[key];
  }
  return at;
}

static bool Has(const Json& root, std::initializer_list<const char*> path) {
  const Json* found = Find(root, path);
  return found != nullptr && !found->is_null() && *found != Json(false);
}

// The first that we speak well: bytes need no counting.
static ColumnUnit UnitOf(const Json& capabilities) {
  const Json* offered = Find(capabilities, {"general", "positionEncodings"});
  if (offered == nullptr || !offered->is_array()) {
    return ColumnUnit::Utf16;
  }
  const auto offers = [&](const char* name) {
    return std::find(offered->begin(), offered->end(), Json(name)) != offered->end();
  };
  return offers("utf-8")    ? ColumnUnit::Byte
         : offers("utf-16") ? ColumnUnit::Utf16
         : offers("utf-32") ? ColumnUnit::CodePoint
                            : ColumnUnit::Utf16;
}

static bool ShowsMarkdown(const Json& capabilities) {
  const Json* formats = Find(capabilities, {"textDocument", "hover", "contentFormat"});
  return formats != nullptr && formats->is_array() && !formats->empty() &&
         std::find(formats->begin(), formats->end(), Json("markdown")) != formats->end();
}

Client ReadClient(const Json& params) {
  const Json none = Json::object();
  const Json* found = Find(params, {"capabilities"});
  const Json& all = found == nullptr ? none : *found;
  Client client;
  client.unit = UnitOf(all);
  client.pulls_diagnostics = Has(all, {"textDocument", "diagnostic"});
  client.refreshes_diagnostics = Has(all, {"workspace", "diagnostics", "refreshSupport"}) ||
                                 Has(all, {"workspace", "diagnostic", "refreshSupport"});
  client.shows_related = Has(all, {"textDocument", "publishDiagnostics", "relatedInformation"}) ||
                         Has(all, {"textDocument", "diagnostic", "relatedInformation"});
  client.knows_tags = Has(all, {"textDocument", "publishDiagnostics", "tagSupport"}) ||
                      Has(all, {"textDocument", "diagnostic", "tagSupport"});
  client.knows_code_description =
      Has(all, {"textDocument", "publishDiagnostics", "codeDescriptionSupport"}) ||
      Has(all, {"textDocument", "diagnostic", "codeDescriptionSupport"});
  client.edits_versions = Has(all, {"workspace", "workspaceEdit", "documentChanges"});
  client.takes_code_actions = Has(all, {"textDocument", "codeAction", "codeActionLiteralSupport"});
  client.shows_markdown = ShowsMarkdown(all);
  client.nests_symbols =
      Has(all, {"textDocument", "documentSymbol", "hierarchicalDocumentSymbolSupport"});
  client.watches_files = Has(all, {"workspace", "didChangeWatchedFiles", "dynamicRegistration"});
  client.refreshes_hints = Has(all, {"workspace", "inlayHint", "refreshSupport"});
  client.tells_configuration = Has(all, {"workspace", "configuration"});
  client.watches_configuration =
      Has(all, {"workspace", "didChangeConfiguration", "dynamicRegistration"});
  client.shows_progress = Has(all, {"window", "workDoneProgress"});
  return client;
}

}  // namespace linter::lsp
