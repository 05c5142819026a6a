#pragma once

#include <string_view>

namespace linter::k8s {

// Whether a value is likely filled in by a tool that shoal does not see: `${PORT}`, `{{ port }}`,
// `<port>`, `__PORT__`, `SUBSTITUTE_PORT`, `TO BE FILLED IN`.
bool StandsForAnother(std::string_view text);

}  // namespace linter::k8s
