#include <fmt/format.h>

#include "linter/helm/base64.h"
#include "linter/helm/digest.h"
#include "linter/helm/functions.h"
#include "linter/helm/host.h"
#include "linter/helm/record.h"

// Keys and certificates are drawn by chance in Helm, and thrown away here: what counts is that a
// chart renders, and always to the same text. So they have the form and the size of real ones, and
// nothing that could be used; to make a real key of 4096 bits would take a second.

namespace linter::helm {

using gotemplate::Call;
using gotemplate::Function;
using gotemplate::Map;
using gotemplate::ParamKind;
using gotemplate::Value;

struct KeyForm {
  std::string_view algorithm;
  std::string_view label;
  // Of the DER inside.
  std::size_t size;
};

static constexpr KeyForm KeyForms[] = {
    {"rsa", "RSA PRIVATE KEY", 2349},
    {"dsa", "DSA PRIVATE KEY", 859},
    {"ecdsa", "EC PRIVATE KEY", 121},
    {"ed25519", "PRIVATE KEY", 48},
};
static constexpr KeyForm CertificateKey = {"rsa", "RSA PRIVATE KEY", 1191};

static std::string Pem(std::string_view label, std::string_view seed, std::size_t size) {
  constexpr std::size_t Width = 64;
  // A DER sequence of long form.
  std::string content = "\x30\x82";
  content += static_cast<char>((size - 4) >> 8U);
  content += static_cast<char>((size - 4) & 0xFFU);
  content += ChanceBytes(seed, size - 4);
  const std::string text = EncodeBase64(content);
  std::string out = fmt::format("-----BEGIN {}-----\n", label);
  for (std::size_t at = 0; at < text.size(); at += Width) {
    out += text.substr(at, Width) + "\n";
  }
  return out + fmt::format("-----END {}-----\n", label);
}

static std::string Seed(const Call& call, std::string_view what) {
  return fmt::format("{}/{}", what, ++call.evaluation.host().random);
}

static Value GenPrivateKey(Call& call) {
  for (const KeyForm& form : KeyForms) {
    if (form.algorithm == call[0].bytes()) {
      return call.String(Pem(form.label, Seed(call, form.algorithm), form.size));
    }
  }
  if (call[0].text().empty()) {
    return call.String(Pem(KeyForms[0].label, Seed(call, "rsa"), KeyForms[0].size));
  }
  return call.String("Unknown type " + std::string(call[0].bytes()));
}

static Value Certificate(const Call& call, const Value& cert, const Value& key) {
  Map* fields = call.heap().NewMap();
  fields->Set(call.heap().NewText("Cert"), cert);
  fields->Set(call.heap().NewText("Key"), key);
  return NewRecord(CertificateType, fields, call.heap());
}

static Value NewCertificate(const Call& call, std::string_view name) {
  constexpr std::size_t Size = 780;
  const std::string seed = Seed(call, name);
  return Certificate(call, call.String(Pem("CERTIFICATE", seed, Size + 2 * name.size())),
                     call.String(Pem(CertificateKey.label, seed + "/key", CertificateKey.size)));
}

static Value GenCa(Call& call) {
  return NewCertificate(call, call[0].bytes());
}

static Value GenSigned(Call& call) {
  return NewCertificate(call, call[0].bytes());
}

// The caller gives the key.
static Value WithKey(const Call& call, const Value& key) {
  if (!key.bytes().starts_with("-----BEGIN ")) {
    return call.Fail("error parsing private key: no PEM data in input");
  }
  const Value fresh = NewCertificate(call, call[0].bytes());
  return Certificate(call, CertificateType.field(fresh.object(), "Cert"), key);
}

static Value GenCaWithKey(Call& call) {
  return WithKey(call, call[2]);
}

static Value GenSelfSignedWithKey(Call& call) {
  return WithKey(call, call[4]);
}

static Value GenSignedWithKey(Call& call) {
  return WithKey(call, call[5]);
}

static Value BuildCustomCert(Call& call) {
  const auto cert = DecodeBase64(call[0].bytes());
  const auto key = DecodeBase64(call[1].bytes());
  if (!cert || !key) {
    return call.Fail(cert ? "unable to decode base64 key" : "unable to decode base64 certificate");
  }
  if (!cert->starts_with("-----BEGIN ")) {
    return call.Fail("unable to decode certificate");
  }
  if (!key->starts_with("-----BEGIN ")) {
    return call.Fail("unable to decode key");
  }
  return Certificate(call, call.String(*cert), call.String(*key));
}

static std::string BcryptForm(std::string_view seed) {
  constexpr std::size_t Size = 53;
  static constexpr std::string_view Symbols =
      "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  std::string out = "$2a$10$";
  for (const char byte : ChanceBytes(seed, Size)) {
    out += Symbols[static_cast<unsigned char>(byte) % Symbols.size()];
  }
  return out;
}

static Value Bcrypt(Call& call) {
  return call.String(BcryptForm(fmt::format("bcrypt/{}", call[0].bytes())));
}

static Value Htpasswd(Call& call) {
  const std::string_view user = call[0].bytes();
  if (user.find(':') != std::string_view::npos) {
    return call.String("invalid username: " + std::string(user));
  }
  return call.String(fmt::format("{}:{}", user, BcryptForm(fmt::format("htpasswd/{}", user))));
}

static constexpr auto Int = ParamKind::Int;
static constexpr auto List = ParamKind::List;
static constexpr auto Str = ParamKind::String;

std::span<const Function> KeyFunctions() {
  static const gotemplate::Type* const C = &CertificateType;
  static const Function Table[] = {
      {"bcrypt", Bcrypt, {Str}},
      {"buildCustomCert", BuildCustomCert, {Str, Str}},
      {"genCA", GenCa, {Str, Int}},
      {"genCAWithKey", GenCaWithKey, {Str, Int, Str}},
      {"genPrivateKey", GenPrivateKey, {Str}},
      {"genSelfSignedCert", GenSigned, {Str, List, List, Int}},
      {"genSelfSignedCertWithKey", GenSelfSignedWithKey, {Str, List, List, Int, Str}},
      {"genSignedCert", GenSigned, {Str, List, List, Int, C}},
      {"genSignedCertWithKey", GenSignedWithKey, {Str, List, List, Int, C, Str}},
      {"htpasswd", Htpasswd, {Str, Str}},
  };
  return Table;
}

}  // namespace linter::helm
