#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <vector>

#include "linter/text/secret.h"

namespace linter {

template <std::size_t Size>
static bool IsOneOf(std::string_view word, const std::array<std::string_view, Size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

static std::string Lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  return lower;
}

static std::vector<std::string> WordsOf(std::string_view name) {
  std::vector<std::string> words(1);
  for (const char letter : Lower(name)) {
    if (letter == '_' || letter == '-' || letter == '.') {
      words.emplace_back();
    } else {
      words.back() += letter;
    }
  }
  std::erase(words, std::string());
  return words;
}

// Words behind a secret's that change nothing.
static bool IsTail(std::string_view word) {
  static constexpr std::array<std::string_view, 12> Tails = {
      "base64", "b64", "value", "default", "prod", "production",
      "dev",    "stg", "stage", "staging", "test", "plain"};
  return IsOneOf(word, Tails) || word.find_first_not_of("0123456789") == std::string_view::npos;
}

// Words in front that make it a switch, a number, or nothing to hide.
static bool IsHead(std::string_view word) {
  static constexpr std::array<std::string_view, 18> Heads = {
      "public", "no",     "disable", "enable", "use", "skip", "require", "requires", "has",
      "allow",  "verify", "show",    "max",    "min", "num",  "random",  "generate", "without"};
  return IsOneOf(word, Heads);
}

static bool IsStrong(std::string_view word) {
  static constexpr std::array<std::string_view, 7> Strong = {
      "password", "passwd", "passphrase", "secret", "token", "apikey", "pword"};
  return std::any_of(Strong.begin(), Strong.end(),
                     [word](std::string_view strong) { return word.ends_with(strong); }) ||
         word == "credentials" || word == "credential";
}

// `API_KEY`, but not `GPG_KEY`, which is the number of a public one.
static bool IsSecretKey(const std::vector<std::string>& words) {
  static constexpr std::array<std::string_view, 20> Kinds = {
      "api",    "access", "private", "secret",  "encryption", "encrypt", "signing",
      "master", "deploy", "ssh",     "rsa",     "license",    "auth",    "account",
      "admin",  "jwt",    "session", "storage", "decryption", "app"};
  return words.size() > 1 && words.back() == "key" && IsOneOf(words[words.size() - 2], Kinds);
}

bool NamesSecret(std::string_view name) {
  auto words = WordsOf(name);
  if (words.empty() || std::any_of(words.begin(), words.end() - 1, IsHead)) {
    return false;
  }
  while (words.size() > 1 && IsTail(words.back())) {
    words.pop_back();
  }
  const std::string& last = words.back();
  const bool pass = words.size() > 1 && (last == "pass" || last == "pwd");
  return IsStrong(last) || pass || IsSecretKey(words);
}

bool MentionsSecret(std::string_view name) {
  static constexpr std::array<std::string_view, 11> Words = {
      "apikey", "auth",   "credential", "credentials", "key", "password",
      "pword",  "passwd", "secret",     "token",       "pass"};
  static constexpr std::array<std::string_view, 3> Harmless = {"public", "file", "version"};
  static constexpr std::array<std::string_view, 7> Pieces = {
      "api_key", "client_key", "password", "private", "secret", "token", "username"};
  static constexpr std::array<std::string_view, 15> Known = {
      "application_key",      "aws_access_key_id",      "ci_deploy_user",     "docker_email",
      "facebook_app_id",      "heroku_api_user",        "okta_authn_groupid", "okta_client_orgurl",
      "okta_oauth2_clientid", "stripe_device_name",     "travis_os_name",     "travis_sudo",
      "vault_client_key",     "travis_secure_env_vars", "azure_client_id"};
  const std::string lower = Lower(name);
  const auto words = WordsOf(name);
  const auto any = [&words](const auto& list) {
    return std::any_of(words.begin(), words.end(),
                       [&list](const std::string& word) { return IsOneOf(word, list); });
  };
  const bool piece = std::any_of(Pieces.begin(), Pieces.end(), [&lower](std::string_view part) {
    return lower.find(part) != std::string::npos;
  });
  return piece || IsOneOf(lower, Known) || (any(Words) && !any(Harmless));
}

static bool IsPlaceholder(const std::string& lower) {
  static constexpr std::array<std::string_view, 25> Words = {
      "true", "false", "yes",   "no",   "on",    "off",       "none",      "null",     "nil",
      "todo", "tbd",   "unset", "fake", "dummy", "undefined", "change_me", "changeme", "change-me",
      "n/a",  "test",  "auto",  "file", "stdin", "env",       "changeit"};
  static constexpr std::array<std::string_view, 8> Pieces = {
      "example", "placeholder", "dummy", "changeme", "redacted", "replace", "notreal", "insert"};
  const bool piece = std::any_of(Pieces.begin(), Pieces.end(), [&lower](std::string_view part) {
    return lower.find(part) != std::string::npos;
  });
  return piece || IsOneOf(lower, Words) || lower.starts_with("your") || lower.starts_with('<') ||
         lower.starts_with('$') || lower.starts_with("{{") || lower.starts_with("%") ||
         lower.find_first_not_of(lower.front()) == std::string::npos;
}

static bool IsPath(const std::string& lower) {
  static constexpr std::array<std::string_view, 8> Endings = {".pem", ".json", ".txt",  ".key",
                                                              ".crt", ".jks",  ".yaml", ".yml"};
  const bool ending = std::any_of(Endings.begin(), Endings.end(),
                                  [&lower](std::string_view end) { return lower.ends_with(end); });
  return ending || lower.starts_with('/') || lower.starts_with("./") || lower.starts_with("../") ||
         lower.starts_with("~/") || lower.starts_with("file:") ||
         lower.find("://") != std::string::npos;
}

bool CanBeSecret(std::string_view value) {
  const std::string lower = Lower(value);
  const bool number =
      lower.size() < 4 && lower.find_first_not_of("0123456789") == std::string::npos;
  return !lower.empty() && !number && lower.find(' ') == std::string::npos &&
         !IsPlaceholder(lower) && !IsPath(lower);
}

}  // namespace linter
