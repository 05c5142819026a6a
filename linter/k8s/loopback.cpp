#include "linter/k8s/loopback.h"

#include <cstddef>

namespace linter::k8s {

bool IsLoopback(std::string_view host) {
  return host == "localhost" || host.substr(0, 4) == "127." || host == "::1" || host == "[::1]";
}

// The host behind a scheme, without port and path; empty where the scheme is another.
static std::string_view HostOf(std::string_view url, std::string_view scheme) {
  if (url.substr(0, scheme.size()) != scheme) {
    return {};
  }
  url.remove_prefix(scheme.size());
  if (!url.empty() && url.front() == '[') {
    const auto end = url.find(']');
    return end == std::string_view::npos ? url : url.substr(0, end + 1);
  }
  return url.substr(0, url.find_first_of(":/"));
}

static bool IsOpen(std::string_view host) {
  return !host.empty() && !IsLoopback(host);
}

bool IsOpenPlainUrl(std::string_view url) {
  return IsOpen(HostOf(url, "http://"));
}

bool IsOpenTlsUrl(std::string_view url) {
  return IsOpen(HostOf(url, "https://"));
}

}  // namespace linter::k8s
