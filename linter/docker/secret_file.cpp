#include "linter/docker/secret_file.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace linter::docker {

// Whole names, or the last parts of a path.
static bool IsKnownName(std::string_view path) {
  static constexpr std::array<std::string_view, 25> Names = {".env",
                                                             "id_rsa",
                                                             "id_dsa",
                                                             "id_ecdsa",
                                                             "id_ed25519",
                                                             ".npmrc",
                                                             ".yarnrc.yml",
                                                             ".pypirc",
                                                             ".netrc",
                                                             "_netrc",
                                                             ".dockercfg",
                                                             ".git-credentials",
                                                             ".pgpass",
                                                             ".my.cnf",
                                                             ".s3cfg",
                                                             ".vault-token",
                                                             "kubeconfig",
                                                             ".kube/config",
                                                             ".aws",
                                                             ".aws/credentials",
                                                             ".ssh",
                                                             ".gnupg",
                                                             ".docker/config.json",
                                                             "terraform.tfstate",
                                                             "master.key"};
  return std::any_of(Names.begin(), Names.end(), [path](std::string_view name) {
    return path == name || (path.ends_with(name) && path[path.size() - name.size() - 1] == '/');
  });
}

// `.env.production`, but not `.env.example`.
static bool IsEnvironment(std::string_view name) {
  static constexpr std::array<std::string_view, 5> Endings = {".local", ".prod", ".production",
                                                              ".staging", ".secret"};
  return name.starts_with(".env.") &&
         std::any_of(Endings.begin(), Endings.end(),
                     [name](std::string_view ending) { return name.ends_with(ending); });
}

static bool HasAny(std::string_view name, std::initializer_list<std::string_view> pieces) {
  return std::any_of(pieces.begin(), pieces.end(), [name](std::string_view piece) {
    return name.find(piece) != std::string_view::npos;
  });
}

static bool IsKey(std::string_view name) {
  if (HasAny(name, {"pub", "cert", "ca.", "trust", "example", "sample", "test", "chain", "keyring",
                    "gpg", "apt", "repo", "signing", "licen"})) {
    return false;
  }
  const bool pem = name.ends_with(".pem") && HasAny(name, {"key", "priv"});
  return pem || name.ends_with(".key") || name.ends_with(".p12") || name.ends_with(".pfx") ||
         name.ends_with(".ppk") || name.ends_with(".keystore");
}

static bool IsServiceAccount(std::string_view name) {
  return name.ends_with(".json") &&
         HasAny(name, {"service-account", "service_account", "serviceaccount", "gcloud-key"}) &&
         !HasAny(name, {"example", "sample", "template", "test"});
}

bool IsSecretFile(std::string_view path) {
  std::string lower(path);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  while (lower.size() > 1 && lower.back() == '/') {
    lower.pop_back();
  }
  const std::size_t slash = lower.rfind('/');
  const auto name = std::string_view(lower).substr(slash == std::string::npos ? 0 : slash + 1);
  return IsKnownName(lower) || IsEnvironment(name) || IsKey(name) || IsServiceAccount(name);
}

}  // namespace linter::docker
