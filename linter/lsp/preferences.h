#pragma once

#include <nlohmann/json.hpp>

namespace linter::lsp {

// What a person sets for the server in the editor; what holds for files stands in `.shoal.yaml`.
struct Preferences {
  bool inlay_hints = false;
};

// From `initializationOptions`, or from settings, where a section `shoal` may stand around them.
// What is missing, or no sense, stays as it is.
Preferences ReadPreferences(const nlohmann::json& settings, Preferences before);

}  // namespace linter::lsp
