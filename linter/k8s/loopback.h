#pragma once

#include <string_view>

namespace linter::k8s {

// `127.0.0.1`, `::1`, `[::1]`, `localhost`: what only the same network namespace reaches.
bool IsLoopback(std::string_view host);
// `http://` and a host that others reach, or may reach.
bool IsOpenPlainUrl(std::string_view url);
// The same of `https://`.
bool IsOpenTlsUrl(std::string_view url);

}  // namespace linter::k8s
