#pragma once

#include <nlohmann/json.hpp>

#include "linter/text/line_index.h"

namespace linter::lsp {

// What the editor can do, from `initialize`.
struct Client {
  ColumnUnit unit = ColumnUnit::Utf16;
  bool pulls_diagnostics = false;
  bool refreshes_diagnostics = false;
  bool shows_related = false;
  bool knows_tags = false;
  bool knows_code_description = false;
  bool edits_versions = false;
  bool takes_code_actions = false;
  bool shows_markdown = false;
  bool nests_symbols = false;
  bool watches_files = false;
  bool shows_progress = false;
  bool refreshes_hints = false;
  bool tells_configuration = false;
  bool watches_configuration = false;
};

// What a client says of itself; anything that is missing, or no sense, is taken for no.
Client ReadClient(const nlohmann::json& params);

}  // namespace linter::lsp
