#pragma once

#include <string_view>

namespace linter::k8s {

// Whether a value is likely filled in by a tool that shoal does not see: `${PORT}`, `{{ port }}`,
// `<port>`, `__PORT__`, `SUBSTITUTE_PORT`, `TO BE FILLED IN`.
bool StandsForAnother(std::string_view text);

// Whether an image is filled in later: besides the above, Istio's injector puts its own proxy in
// place of `auto`.
bool IsFilledInLater(std::string_view image);

}  // namespace linter::k8s
