// Which host a well-known client is told to ask. Only options and addresses that everybody writes
// the same way are read; what is not understood counts as the pod's own.

#include <algorithm>
#include <array>
#include <cstddef>

#include "linter/k8s/command.h"

namespace linter::k8s {

// A variable may be the pod's own address.
static bool Elsewhere(std::string_view host) {
  constexpr std::array<std::string_view, 4> Own = {"localhost", "::1", "[::1]", "0.0.0.0"};
  const bool plain = std::all_of(host.begin(), host.end(), [](unsigned char character) {
    return character == '.' || character == '-' || character == '_' ||
           (character >= '0' && character <= '9') || (character >= 'a' && character <= 'z') ||
           (character >= 'A' && character <= 'Z');
  });
  return !host.empty() && plain && !host.starts_with("127.") &&
         std::find(Own.begin(), Own.end(), host) == Own.end();
}

static std::string_view HostOfUrl(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos) {
    return {};
  }
  url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?"));
  const auto user = url.rfind('@');
  url = user == std::string_view::npos ? url : url.substr(user + 1);
  return url.substr(0, url.find(':'));
}

static std::string_view HostOption(const std::vector<std::string>& command) {
  for (std::size_t i = 1; i < command.size(); ++i) {
    const std::string_view word = command[i];
    if (word.starts_with("--host=")) {
      return word.substr(word.find('=') + 1);
    }
    if ((word == "-h" || word == "--host") && i + 1 < command.size()) {
      return command[i + 1];
    }
  }
  return {};
}

static std::string_view HostOf(const std::vector<std::string>& command) {
  constexpr std::array<std::string_view, 9> Databases = {
      "psql",      "pg_isready", "mysql",         "mysqladmin", "mariadb",
      "redis-cli", "mongosh",    "mariadb-admin", "valkey-cli"};
  constexpr std::array<std::string_view, 2> Web = {"curl", "wget"};
  const auto name = ProgramName(command[0]);
  if (std::find(Databases.begin(), Databases.end(), name) != Databases.end()) {
    return HostOption(command);
  }
  if (std::find(Web.begin(), Web.end(), name) != Web.end()) {
    for (std::size_t i = 1; i < command.size(); ++i) {
      if (const auto host = HostOfUrl(command[i]); !host.empty()) {
        return host;
      }
    }
  }
  return {};
}

std::optional<Call> RemoteCall(const Words& words) {
  for (const auto& command : CommandsOf(words)) {
    const auto host = command.empty() ? std::string_view() : HostOf(command);
    if (Elsewhere(host)) {
      return Call{std::string(ProgramName(command[0])), std::string(host)};
    }
  }
  return std::nullopt;
}

}  // namespace linter::k8s
