#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "linter/gotemplate/number.h"
#include "linter/helm/base64.h"
#include "linter/helm/digest.h"
#include "linter/helm/functions.h"
#include "linter/helm/host.h"

namespace linter::helm {

using gotemplate::Call;
using gotemplate::Function;
using gotemplate::ParamKind;
using gotemplate::Value;

static const unsigned char* Bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string ChanceBytes(std::string_view seed, std::size_t size) {
  std::string bytes;
  for (std::size_t i = 0; bytes.size() < size; ++i) {
    bytes += Digest(DigestKind::Sha512, fmt::format("{}/{}", seed, i));
  }
  bytes.resize(size);
  return bytes;
}

static Value Sha1(Call& call) {
  return call.String(Hexadecimal(Digest(DigestKind::Sha1, call[0].bytes())));
}

static Value Sha256(Call& call) {
  return call.String(Hexadecimal(Digest(DigestKind::Sha256, call[0].bytes())));
}

static Value Sha512(Call& call) {
  return call.String(Hexadecimal(Digest(DigestKind::Sha512, call[0].bytes())));
}

static Value Adler32(Call& call) {
  std::uint32_t low = 1;
  std::uint32_t high = 0;
  for (const char byte : call[0].bytes()) {
    low = (low + static_cast<unsigned char>(byte)) % 65521;
    high = (high + low) % 65521;
  }
  return call.String(fmt::to_string(high << 16U | low));
}

// A password of the master-password algorithm: scrypt, then HMAC, then a template of letters.
struct PasswordTemplates {
  std::string_view kind;
  std::span<const std::string_view> templates;
};

static constexpr std::string_view Maximum[] = {"anoxxxxxxxxxxxxxxxxx", "axxxxxxxxxxxxxxxxxno"};
static constexpr std::string_view Long[] = {
    "CvcvnoCvcvCvcv", "CvcvCvcvnoCvcv", "CvcvCvcvCvcvno", "CvccnoCvcvCvcv", "CvccCvcvnoCvcv",
    "CvccCvcvCvcvno", "CvcvnoCvccCvcv", "CvcvCvccnoCvcv", "CvcvCvccCvcvno", "CvcvnoCvcvCvcc",
    "CvcvCvcvnoCvcc", "CvcvCvcvCvccno", "CvccnoCvccCvcv", "CvccCvccnoCvcv", "CvccCvccCvcvno",
    "CvcvnoCvccCvcc", "CvcvCvccnoCvcc", "CvcvCvccCvccno", "CvccnoCvcvCvcc", "CvccCvcvnoCvcc",
    "CvccCvcvCvccno"};
static constexpr std::string_view Medium[] = {"CvcnoCvc", "CvcCvcno"};
static constexpr std::string_view Short[] = {"Cvcn"};
static constexpr std::string_view Basic[] = {"aaanaaan", "aannaaan", "aaannaaa"};
static constexpr std::string_view Pin[] = {"nnnn"};
static const PasswordTemplates Templates[] = {{"maximum", Maximum}, {"long", Long},
                                              {"medium", Medium},   {"short", Short},
                                              {"basic", Basic},     {"pin", Pin}};

static std::string_view LettersOf(char kind) {
  switch (kind) {
    case 'V':
      return "AEIOU";
    case 'C':
      return "BCDFGHJKLMNPQRSTVWXYZ";
    case 'v':
      return "aeiou";
    case 'c':
      return "bcdfghjklmnpqrstvwxyz";
    case 'A':
      return "AEIOUBCDFGHJKLMNPQRSTVWXYZ";
    case 'a':
      return "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz";
    case 'n':
      return "0123456789";
    case 'o':
      return "@&%?,=[]_:-+*$#!'^~;()/.";
    default:
      return "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz0123456789!@#$%^&*()";
  }
}

static std::string BigEndian(std::size_t number) {
  std::string bytes;
  for (const unsigned shift : {24U, 16U, 8U, 0U}) {
    bytes += static_cast<char>(number >> shift & 0xFFU);
  }
  return bytes;
}

static Value DerivePassword(Call& call) {
  constexpr std::string_view Seed = "com.lyndir.masterpassword";
  std::span<const std::string_view> templates;
  for (const PasswordTemplates& known : Templates) {
    templates = known.kind == call[1].bytes() ? known.templates : templates;
  }
  if (templates.empty()) {
    return call.String("cannot find password template " + std::string(call[1].bytes()));
  }
  const std::string_view password = call[2].bytes();
  const std::string_view user = call[3].bytes();
  const std::string_view site = call[4].bytes();
  const std::string salt = std::string(Seed) + BigEndian(user.size()) + std::string(user);
  unsigned char key[64];
  if (EVP_PBE_scrypt(password.data(), password.size(), Bytes(salt), salt.size(), 32768, 8, 2,
                     std::uint64_t{64} << 20U, key, sizeof key) != 1) {
    return call.Fail("failed to derive password");
  }
  const std::string message = std::string(Seed) + BigEndian(site.size()) + std::string(site) +
                              BigEndian(static_cast<std::size_t>(call[0].integer()));
  unsigned char mac[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  HMAC(EVP_sha256(), key, sizeof key, Bytes(message), message.size(), mac, &size);
  const std::string_view chosen = templates[mac[0] % templates.size()];
  std::string out;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    const std::string_view letters = LettersOf(chosen[i]);
    out += letters[mac[i + 1] % letters.size()];
  }
  return call.String(out);
}

static std::string AesKey(std::string_view password) {
  std::string key(password.substr(0, 32));
  key.resize(32, '\0');
  return key;
}

enum class Direction : int { Decrypt = 0, Encrypt = 1 };

static std::optional<std::string> Aes(Direction direction, std::string_view password,
                                      std::string_view start, std::string_view content) {
  EVP_CIPHER_CTX* context = EVP_CIPHER_CTX_new();
  std::string out(content.size() + 32, '\0');
  int size = 0;
  int rest = 0;
  auto* place = reinterpret_cast<unsigned char*>(out.data());
  const std::string key = AesKey(password);
  const bool done = EVP_CipherInit_ex(context, EVP_aes_256_cbc(), nullptr, Bytes(key), Bytes(start),
                                      static_cast<int>(direction)) == 1 &&
                    EVP_CipherUpdate(context, place, &size, Bytes(content),
                                     static_cast<int>(content.size())) == 1 &&
                    EVP_CipherFinal_ex(context, place + size, &rest) == 1;
  EVP_CIPHER_CTX_free(context);
  if (!done) {
    return std::nullopt;
  }
  out.resize(static_cast<std::size_t>(size + rest));
  return out;
}

static Value EncryptAes(Call& call) {
  const std::string start = ChanceBytes(fmt::to_string(++call.evaluation.host().random), 16);
  const auto encrypted = Aes(Direction::Encrypt, call[0].bytes(), start, call[1].bytes());
  return encrypted ? call.String(EncodeBase64(start + *encrypted)) : call.Fail("cannot encrypt");
}

static Value DecryptAes(Call& call) {
  const auto decoded = DecodeBase64(call[1].bytes());
  if (!decoded) {
    return call.Fail(
        fmt::format("illegal base64 data at input byte {}", FirstBadBase64(call[1].bytes())));
  }
  if (decoded->size() < 16) {
    return call.Fail("crypto/cipher: input not full blocks");
  }
  const auto plain = Aes(Direction::Decrypt, call[0].bytes(), decoded->substr(0, 16),
                         std::string_view(*decoded).substr(16));
  return plain ? call.String(*plain) : call.Fail("crypto/cipher: input not full blocks");
}

static constexpr auto Str = ParamKind::String;

std::span<const Function> HashFunctions() {
  static const Function Table[] = {
      {"adler32sum", Adler32, {Str}},
      {"decryptAES", DecryptAes, {Str, Str}},
      {"derivePassword", DerivePassword, {ParamKind::Int, Str, Str, Str, Str}},
      {"encryptAES", EncryptAes, {Str, Str}},
      {"sha1sum", Sha1, {Str}},
      {"sha256sum", Sha256, {Str}},
      {"sha512sum", Sha512, {Str}},
  };
  return Table;
}

}  // namespace linter::helm
