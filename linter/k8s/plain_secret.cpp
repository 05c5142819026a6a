#include "linter/k8s/plain_secret.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "linter/k8s/placeholder.h"
#include "linter/text/secret.h"

namespace linter::k8s {

static std::string Lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  return lower;
}

template <std::size_t Size>
static bool HasAny(std::string_view text, const std::array<std::string_view, Size>& pieces) {
  return std::any_of(pieces.begin(), pieces.end(), [&](std::string_view piece) {
    return text.find(piece) != std::string_view::npos;
  });
}

// `TLS_SECRET: web-tls` names a Secret; `CLIENT_SECRET: …` is one.
static bool MayNameObject(const std::string& name, std::string_view value) {
  const bool reference = name.ends_with("secret") || name.ends_with("credentials") ||
                         name.ends_with("credential") || name.ends_with("token");
  const bool label = std::all_of(value.begin(), value.end(), [](unsigned char letter) {
    return std::islower(letter) != 0 || std::isdigit(letter) != 0 || letter == '-' ||
           letter == '.' || letter == '/';
  });
  return reference && label && value.find_first_of("-./") != std::string_view::npos &&
         !LooksRandom(value);
}

static bool HintsAtSecret(const std::string& name, std::string_view value) {
  static constexpr std::array<std::string_view, 12> Harmless = {
      "public", "fingerprint", "gpg",  "digest", "sha",      "hash",
      "_id",    "-id",         "cert", "arn",    "checksum", "username"};
  return MentionsSecret(name) && !HasAny(name, Harmless) && LooksRandom(value);
}

// `SECRET`, `token`, `fake_password`: words in the place of a secret; and levels, as what looks
// for secrets is configured with.
static bool IsWord(const std::string& value) {
  static constexpr std::array<std::string_view, 11> Words = {
      "secret", "token",  "apikey",  "api-key", "api_key", "sample",
      "danger", "ignore", "warning", "enabled", "disabled"};
  return value.starts_with("fake") || value.starts_with("some") ||
         std::find(Words.begin(), Words.end(), value) != Words.end();
}

// `MINIO_ACCESS_KEY: minio`: the access key of an object store is what a user is called by.
static bool MayNameUser(const std::string& name, std::string_view value) {
  return name.ends_with("access_key") && name.find("secret") == std::string::npos &&
         !LooksRandom(value);
}

bool HoldsSecret(std::string_view name, std::string_view value) {
  constexpr std::size_t Shortest = 4;
  if (value.size() < Shortest || name.empty()) {
    return false;
  }
  const auto lower = Lower(name);
  return (NamesSecret(name) || HintsAtSecret(lower, value)) && CanBeSecret(value) &&
         !StandsForAnother(value) &&
         value.find_first_of("()[]{}\"'`,;*") == std::string_view::npos &&
         !MayNameObject(lower, value) && !MayNameUser(lower, value) && !IsWord(Lower(value));
}

static std::string_view Trim(std::string_view text, std::string_view of) {
  const auto begin = text.find_first_not_of(of);
  if (begin == std::string_view::npos) {
    return {};
  }
  return text.substr(begin, text.find_last_not_of(of) - begin + 1);
}

// The name of the setting of a line, where it holds a secret.
static std::string_view SecretOfLine(std::string_view line) {
  line = Trim(line, " \t\r");
  if (line.starts_with("- ")) {
    line = Trim(line.substr(2), " \t");
  }
  if (line.starts_with("export ")) {
    line = Trim(line.substr(7), " \t");
  }
  const auto sign = line.find_first_of("=:");
  if (sign == std::string_view::npos || line.starts_with('#') || line.starts_with("//") ||
      line.starts_with(';')) {
    return {};
  }
  const auto name = Trim(line.substr(0, sign), " \t\"'");
  const bool word = !name.empty() && std::all_of(name.begin(), name.end(), [](unsigned char each) {
    return std::isalnum(each) != 0 || each == '_' || each == '-' || each == '.';
  });
  auto value = line.substr(sign + 1);
  const auto comment = value.find(" #");
  value = Trim(value.substr(0, comment), " \t,");
  value = Trim(value, "\"'");
  return word && HoldsSecret(name, value) ? name : std::string_view();
}

std::optional<std::string_view> SecretSettingOf(std::string_view text) {
  while (!text.empty()) {
    const auto end = text.find('\n');
    const auto name = SecretOfLine(text.substr(0, end));
    if (!name.empty()) {
      return name;
    }
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return {};
}

}  // namespace linter::k8s
