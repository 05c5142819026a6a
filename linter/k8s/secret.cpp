#include "linter/k8s/secret.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "linter/k8s/project.h"

namespace linter::k8s {

std::optional<std::string> Secret::Content(std::string_view key) const {
  if (const auto text = plain(key).Text()) {
    return std::string(*text);
  }
  const auto text = encoded(key).Text();
  return text ? DecodeBase64(*text) : std::nullopt;
}

static std::optional<std::uint32_t> DigitOf(char c) {
  constexpr std::string_view Alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const auto at = Alphabet.find(c);
  return at == std::string_view::npos ? std::nullopt
                                      : std::optional(static_cast<std::uint32_t>(at));
}

std::optional<std::string> DecodeBase64(std::string_view text) {
  constexpr int DigitBits = 6;
  constexpr int ByteBits = 8;
  constexpr std::size_t Group = 4;
  std::string decoded;
  std::uint32_t bits = 0;
  int count = 0;
  std::size_t digits = 0;
  std::size_t padding = 0;
  for (const char c : text) {
    if (c == '\n' || c == '\r') {
      continue;
    }
    if (c == '=') {
      ++padding;
      continue;
    }
    const auto digit = DigitOf(c);
    if (!digit || padding > 0) {
      return std::nullopt;
    }
    ++digits;
    bits = (bits << DigitBits) | *digit;
    count += DigitBits;
    if (count >= ByteBits) {
      count -= ByteBits;
      decoded += static_cast<char>((bits >> count) & 0xFF);
    }
  }
  const auto wanted = (Group - digits % Group) % Group;
  return digits % Group != 1 && padding == wanted ? std::optional(decoded) : std::nullopt;
}

// A kind of object that leads to a Secret, and where it names it; without a name there, the Secret
// is called as the object.
struct SecretMaker {
  std::string_view kind;
  std::string_view holder;
  std::string_view field;
};

bool MakesSecret(std::string_view name, const Object& beside) {
  constexpr std::array<SecretMaker, 7> Makers = {{{"Secret", "", ""},
                                                  {"Certificate", "", "secretName"},
                                                  {"ExternalSecret", "target", "name"},
                                                  {"SealedSecret", "", ""},
                                                  {"SopsSecret", "", ""},
                                                  {"VaultStaticSecret", "destination", "name"},
                                                  {"VaultPKISecret", "destination", "name"}}};
  return std::any_of(Makers.begin(), Makers.end(), [&](const SecretMaker& maker) {
    const auto objects = beside.project().OfKind(maker.kind, beside);
    return std::any_of(objects.begin(), objects.end(), [&](const Object* object) {
      const auto holder = maker.holder.empty() ? object->spec() : object->spec()[maker.holder];
      const auto named = maker.field.empty() ? std::nullopt : holder[maker.field].Text();
      return named.value_or(object->name()) == name;
    });
  });
}

}  // namespace linter::k8s
