#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "linter/docker/shell.h"

namespace linter::docker {

// What lets a command take whatever it is given.
struct BlindTrust {
  // The word that says so.
  Span span;
  // As a person writes it: `--insecure`, `http.sslVerify=false`.
  std::string what;
  // An option without a value: the rest stays right when it is taken out.
  bool removable = false;
};

// Certificates of servers are not checked: `curl -k`, `git config http.sslVerify false`. Servers on
// the same machine are left out.
std::optional<BlindTrust> TrustsAnyServer(const ShellCommand& command);

// Signatures of packages are not checked: `apt-get --allow-unauthenticated`.
std::optional<BlindTrust> TrustsAnyPackage(const ShellCommand& command);

// A variable with this value makes programs trust any server: `NODE_TLS_REJECT_UNAUTHORIZED=0`.
bool MakesTrustAnyServer(std::string_view name, std::string_view value);

}  // namespace linter::docker
