#include "linter/helm/digest.h"

#include <fmt/format.h>
#include <openssl/sha.h>

namespace linter::helm {

// The functions that OpenSSL calls old: the new ones look an algorithm up by its name, and set up
// a registry for that which takes longer than most charts do.
template <typename Context, std::size_t Size>
static std::string Run(int (*init)(Context*), int (*update)(Context*, const void*, std::size_t),
                       int (*final)(unsigned char*, Context*), std::string_view bytes) {
  Context context;
  unsigned char result[Size];
  init(&context);
  update(&context, bytes.data(), bytes.size());
  final(result, &context);
  return {reinterpret_cast<const char*>(result), Size};
}

std::string Digest(DigestKind kind, std::string_view bytes) {
  switch (kind) {
    case DigestKind::Sha1:
      return Run<SHA_CTX, SHA_DIGEST_LENGTH>(SHA1_Init, SHA1_Update, SHA1_Final, bytes);
    case DigestKind::Sha256:
      return Run<SHA256_CTX, SHA256_DIGEST_LENGTH>(SHA256_Init, SHA256_Update, SHA256_Final, bytes);
    case DigestKind::Sha512:
      return Run<SHA512_CTX, SHA512_DIGEST_LENGTH>(SHA512_Init, SHA512_Update, SHA512_Final, bytes);
  }
  return {};
}

std::string Hexadecimal(std::string_view bytes) {
  constexpr std::string_view Digits = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const char byte : bytes) {
    text += Digits[static_cast<unsigned char>(byte) >> 4U];
    text += Digits[static_cast<unsigned char>(byte) & 0xFU];
  }
  return text;
}

}  // namespace linter::helm
