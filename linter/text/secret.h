#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace linter {

// Whether a variable holds a secret, by its name: `NPM_TOKEN`, `DB_PASSWORD`; not `PASSWORD_FILE`,
// `TOKEN_URL` or `PUBLIC_KEY`, which say something about one.
bool NamesSecret(std::string_view name);

// Whether a name has a word of secrets anywhere, as BuildKit and hadolint look for them.
bool MentionsSecret(std::string_view name);

// Whether a value can be a secret: it is no path, address, placeholder or word such as `true`.
bool CanBeSecret(std::string_view value);

// Whether a value has the look of a machine's making: long, of letters and digits, without words.
bool LooksRandom(std::string_view value);

// A secret within a text, in bytes of it.
struct SecretPart {
  std::size_t begin = 0;
  std::size_t end = 0;
  // What it is: `a token of GitHub`.
  std::string_view what;
};

// The first secret that is one by its form, whatever its name: tokens as their issuers mark them,
// private keys, passwords in addresses.
std::optional<SecretPart> FindSecret(std::string_view text);

}  // namespace linter
