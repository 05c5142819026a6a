#include "linter/lsp/preferences.h"

namespace linter::lsp {

Preferences ReadPreferences(const nlohmann::json& settings, Preferences before) {
  if (!settings.is_object()) {
    return before;
  }
  const auto section = settings.find("shoal");
  if (section != settings.end()) {
    return ReadPreferences(*section, before);
  }
  const auto hints = settings.find("inlayHints");
  if (hints != settings.end() && hints->is_boolean()) {
    before.inlay_hints = hints->get<bool>();
  }
  return before;
}

}  // namespace linter::lsp
