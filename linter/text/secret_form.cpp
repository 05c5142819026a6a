#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

#include "linter/text/secret.h"

namespace linter {

// How an issuer marks its tokens.
struct TokenForm {
  std::string_view prefix;
  // Letters, digits, `_` and `-` behind the prefix, at least.
  std::size_t length = 0;
  std::string_view what;
  // Capitals and digits only, and exactly so many.
  bool capitals = false;
};

constexpr std::array Forms = {
    TokenForm{"ghp_", 36, "a token of GitHub"},
    TokenForm{"gho_", 36, "a token of GitHub"},
    TokenForm{"ghu_", 36, "a token of GitHub"},
    TokenForm{"ghs_", 36, "a token of GitHub"},
    TokenForm{"ghr_", 36, "a token of GitHub"},
    TokenForm{"github_pat_", 22, "a token of GitHub"},
    TokenForm{"glpat-", 20, "a token of GitLab"},
    TokenForm{"xoxb-", 20, "a token of Slack"},
    TokenForm{"xoxp-", 20, "a token of Slack"},
    TokenForm{"xapp-", 20, "a token of Slack"},
    TokenForm{"sk_live_", 16, "a key of Stripe"},
    TokenForm{"rk_live_", 16, "a key of Stripe"},
    TokenForm{"AKIA", 16, "an access key of AWS", true},
    TokenForm{"ASIA", 16, "an access key of AWS", true},
    TokenForm{"AIza", 35, "a key of Google"},
    TokenForm{"npm_", 36, "a token of npm"},
    TokenForm{"pypi-AgEI", 40, "a token of PyPI"},
    TokenForm{"hf_", 34, "a token of Hugging Face"},
    TokenForm{"dckr_pat_", 20, "a token of Docker Hub"},
    TokenForm{"sk-ant-", 20, "a key of Anthropic"},
    TokenForm{"sk-proj-", 20, "a key of OpenAI"},
    TokenForm{"dop_v1_", 64, "a token of DigitalOcean"},
    TokenForm{"shpat_", 32, "a token of Shopify"},
    TokenForm{"hvs.", 24, "a token of Vault"},
    TokenForm{"AGE-SECRET-KEY-1", 58, "a private key of age"},
};

static bool IsTokenLetter(char letter) {
  return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '_' || letter == '-';
}

static std::size_t EndOfToken(std::string_view text, std::size_t begin) {
  while (begin < text.size() && IsTokenLetter(text[begin])) {
    ++begin;
  }
  return begin;
}

static bool IsMadeUp(std::string_view token) {
  std::array<bool, 256> seen = {};
  for (const char letter : token) {
    seen[static_cast<unsigned char>(letter)] = true;
  }
  const auto kinds = std::count(seen.begin(), seen.end(), true);
  constexpr int FewKinds = 7;
  return kinds < FewKinds || token.find("EXAMPLE") != std::string_view::npos ||
         token.find("example") != std::string_view::npos;
}

static bool Fits(const TokenForm& form, std::string_view rest) {
  if (form.capitals) {
    return rest.size() == form.length && std::all_of(rest.begin(), rest.end(), [](char letter) {
             return std::isupper(static_cast<unsigned char>(letter)) != 0 ||
                    std::isdigit(static_cast<unsigned char>(letter)) != 0;
           });
  }
  return rest.size() >= form.length;
}

static std::optional<SecretPart> FindToken(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at > 0 && IsTokenLetter(text[at - 1])) {
      continue;
    }
    const auto form = std::find_if(Forms.begin(), Forms.end(), [&](const TokenForm& each) {
      return text.substr(at).starts_with(each.prefix);
    });
    if (form == Forms.end()) {
      continue;
    }
    const std::size_t rest = at + form->prefix.size();
    const std::size_t end = EndOfToken(text, rest);
    const auto token = text.substr(rest, end - rest);
    if (Fits(*form, token) && !IsMadeUp(token)) {
      return SecretPart{at, end, form->what};
    }
  }
  return {};
}

static std::optional<SecretPart> FindPrivateKey(std::string_view text) {
  constexpr std::string_view Begin = "-----BEGIN ";
  constexpr std::string_view Kind = "PRIVATE KEY-----";
  constexpr std::size_t Longest = 20;
  const std::size_t begin = text.find(Begin);
  if (begin == std::string_view::npos) {
    return {};
  }
  const std::size_t kind = text.find(Kind, begin);
  if (kind == std::string_view::npos || kind - begin > Begin.size() + Longest ||
      kind + Kind.size() == text.size()) {
    return {};
  }
  return SecretPart{begin, kind + Kind.size(), "a private key"};
}

// `https://user:password@host`.
static std::optional<SecretPart> FindPassword(std::string_view text) {
  constexpr std::string_view Sign = "://";
  for (std::size_t at = text.find(Sign); at != std::string_view::npos; at = text.find(Sign, at)) {
    at += Sign.size();
    const std::size_t end = text.find_first_of("/ \t\n\"'@?#<>", at);
    if (end == std::string_view::npos || text[end] != '@') {
      continue;
    }
    const auto login = text.substr(at, end - at);
    const std::size_t colon = login.find(':');
    if (colon == std::string_view::npos || login.find_first_of("${%") != std::string_view::npos) {
      continue;
    }
    const auto password = login.substr(colon + 1);
    if (CanBeSecret(password) && password != "password" && password != "pass") {
      return SecretPart{at + colon + 1, end, "a password"};
    }
  }
  return {};
}

// Shannon's entropy, in bits per letter.
static double Entropy(std::string_view text) {
  std::array<int, 256> counts = {};
  for (const char letter : text) {
    ++counts[static_cast<unsigned char>(letter)];
  }
  double bits = 0.0;
  for (const int count : counts) {
    if (count > 0) {
      const double share = static_cast<double>(count) / static_cast<double>(text.size());
      bits -= share * std::log2(share);
    }
  }
  return bits;
}

bool LooksRandom(std::string_view value) {
  constexpr std::size_t Shortest = 20;
  constexpr std::size_t ShortestHex = 32;
  constexpr double OfHex = 3.0;
  constexpr double OfLetters = 3.9;
  if (value.size() < Shortest ||
      value.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                              "+/=_-") != std::string_view::npos ||
      value.find_first_of("0123456789") == std::string_view::npos) {
    return false;
  }
  const bool hex = value.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
  if (hex) {
    return value.size() >= ShortestHex && Entropy(value) >= OfHex;
  }
  // Names of several words have dashes between, and hardly a digit.
  const auto digits = std::count_if(value.begin(), value.end(),
                                    [](unsigned char letter) { return std::isdigit(letter) != 0; });
  return digits > 1 && Entropy(value) >= OfLetters;
}

std::optional<SecretPart> FindSecret(std::string_view text) {
  if (const auto token = FindToken(text)) {
    return token;
  }
  if (const auto key = FindPrivateKey(text)) {
    return key;
  }
  return FindPassword(text);
}

}  // namespace linter
