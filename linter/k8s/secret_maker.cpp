#include "linter/k8s/secret_maker.h"

#include <algorithm>
#include <array>

#include "linter/k8s/project.h"

namespace linter::k8s {

// A kind of object that leads to a Secret, and where it names it; without a name there, the Secret
// is called as the object.
struct SecretMaker {
  std::string_view kind;
  std::string_view holder;
  std::string_view field;
};

constexpr std::array<SecretMaker, 6> Makers = {{{"Certificate", "", "secretName"},
                                                {"ExternalSecret", "target", "name"},
                                                {"SealedSecret", "", ""},
                                                {"SopsSecret", "", ""},
                                                {"VaultStaticSecret", "destination", "name"},
                                                {"VaultPKISecret", "destination", "name"}}};

static std::string_view NameMade(const Object& object, const SecretMaker& maker) {
  const auto holder = maker.holder.empty() ? object.spec() : object.spec()[maker.holder];
  const auto named = maker.field.empty() ? std::nullopt : holder[maker.field].Text();
  return named.value_or(object.name());
}

std::vector<const Object*> SecretMakers(std::string_view name, const Object& beside) {
  std::vector<const Object*> found;
  for (const auto& maker : Makers) {
    for (const auto* object : beside.project().OfKind(maker.kind, beside)) {
      if (NameMade(*object, maker) == name) {
        found.push_back(object);
      }
    }
  }
  return found;
}

bool MakesSecret(std::string_view name, const Object& beside) {
  return beside.project().Find("Secret", name, beside) != nullptr ||
         !SecretMakers(name, beside).empty();
}

using Keys = std::vector<std::string_view>;

static void AddKeys(const yaml::Slot& mapping, Keys& keys) {
  for (const auto& member : mapping.Members()) {
    keys.push_back(member.key);
  }
}

// A template that has data of its own takes the place of what was fetched.
static std::optional<Keys> KeysOfExternal(const yaml::Slot& spec) {
  const auto target = spec["target"];
  const auto shape = target["template"];
  const auto policy = target["creationPolicy"].Text().value_or("Owner");
  if (shape["templateFrom"].present() || policy == "Merge" || policy == "None") {
    return std::nullopt;
  }
  Keys keys;
  AddKeys(shape["data"], keys);
  if (!keys.empty() && shape["mergePolicy"].Text() != "Merge") {
    return keys;
  }
  if (spec["dataFrom"].present()) {
    return std::nullopt;
  }
  for (const auto& each : spec["data"].Items()) {
    keys.push_back(each["secretKey"].Text().value_or(""));
  }
  return keys;
}

static Keys KeysOfCertificate(const yaml::Slot& spec) {
  Keys keys = {"tls.crt", "tls.key", "ca.crt"};
  if (spec["keystores"]["jks"].present()) {
    keys.insert(keys.end(), {"keystore.jks", "truststore.jks"});
  }
  if (spec["keystores"]["pkcs12"].present()) {
    keys.insert(keys.end(), {"keystore.p12", "truststore.p12"});
  }
  for (const auto& format : spec["additionalOutputFormats"].Items()) {
    keys.push_back(format["type"].Text() == "DER" ? "key.der" : "tls-combined.pem");
  }
  return keys;
}

std::optional<Keys> KeysMade(const Object& maker) {
  const auto spec = maker.spec();
  if (maker.Is("external-secrets.io", "ExternalSecret")) {
    return KeysOfExternal(spec);
  }
  if (maker.Is("cert-manager.io", "Certificate")) {
    return KeysOfCertificate(spec);
  }
  Keys keys;
  if (maker.Is("bitnami.com", "SealedSecret")) {
    AddKeys(spec["encryptedData"], keys);
    AddKeys(spec["template"]["data"], keys);
  }
  return keys.empty() ? std::nullopt : std::optional(keys);
}

}  // namespace linter::k8s
