#include "linter/lsp/preferences.h"

namespace linter::lsp {

Preferences ReadPreferences(const nlohmann::json& settings, Preferences before) {
  const auto* section = &settings;
  while (section->is_object() && section->contains("shoal")) {
    section = &(*section)["shoal"];
  }
  if (!section->is_object()) {
    return before;
  }
  const auto hints = section->find("inlayHints");
  if (hints != section->end() && hints->is_boolean()) {
    before.inlay_hints = hints->get<bool>();
  }
  return before;
}

}  // namespace linter::lsp
