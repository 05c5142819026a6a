#include "linter/k8s/config_reference.h"

#include <algorithm>

#include "linter/k8s/config_map.h"
#include "linter/k8s/placeholder.h"
#include "linter/k8s/project.h"
#include "linter/k8s/secret.h"
#include "linter/k8s/secret_maker.h"

namespace linter::k8s {

std::string_view ConfigReference::kind() const {
  return source == ConfigSource::Secret ? "Secret" : "ConfigMap";
}

static bool IsJudged(const yaml::Slot& reference, const yaml::Slot& name) {
  const auto text = name.Text().value_or("");
  return reference.is_mapping() && reference["optional"].Bool() != true && !text.empty() &&
         !StandsForAnother(text);
}

static std::vector<yaml::Slot> ItemKeys(const yaml::Slot& items) {
  std::vector<yaml::Slot> keys;
  for (const auto& item : items.Items()) {
    keys.push_back(item["key"]);
  }
  return keys;
}

static void AddOfContainer(const Container& container, std::vector<ConfigReference>& found) {
  for (const auto& variable : container["env"].Items()) {
    const auto from = variable["valueFrom"];
    const auto map = from["configMapKeyRef"];
    if (IsJudged(map, map["name"])) {
      found.push_back({ConfigSource::ConfigMap, map["name"], {map["key"]}});
    }
    const auto secret = from["secretKeyRef"];
    if (IsJudged(secret, secret["name"])) {
      found.push_back({ConfigSource::Secret, secret["name"], {secret["key"]}});
    }
  }
  for (const auto& from : container["envFrom"].Items()) {
    const auto map = from["configMapRef"];
    if (IsJudged(map, map["name"])) {
      found.push_back({ConfigSource::ConfigMap, map["name"], {}});
    }
    const auto secret = from["secretRef"];
    if (IsJudged(secret, secret["name"])) {
      found.push_back({ConfigSource::Secret, secret["name"], {}});
    }
  }
}

// A volume, or one source of a projected one, where a Secret's name has another key.
static void AddOfVolume(const yaml::Slot& volume, std::string_view name_of_secret,
                        std::vector<ConfigReference>& found) {
  const auto map = volume["configMap"];
  if (IsJudged(map, map["name"])) {
    found.push_back({ConfigSource::ConfigMap, map["name"], ItemKeys(map["items"])});
  }
  const auto secret = volume["secret"];
  if (IsJudged(secret, secret[name_of_secret])) {
    found.push_back({ConfigSource::Secret, secret[name_of_secret], ItemKeys(secret["items"])});
  }
}

std::vector<ConfigReference> ConfigReferences(const Workload& workload) {
  std::vector<ConfigReference> found;
  for (const auto& container : workload.containers()) {
    AddOfContainer(container, found);
  }
  for (const auto& volume : workload.volumes()) {
    AddOfVolume(volume, "secretName", found);
    for (const auto& source : volume["projected"]["sources"].Items()) {
      AddOfVolume(source, "name", found);
    }
  }
  return found;
}

// A generator of Kustomize makes it; with a suffix, of which references know nothing.
static bool IsGenerated(std::string_view field, std::string_view name, const Project& project) {
  const auto& all = project.OfKind("Kustomization");
  return std::any_of(all.begin(), all.end(), [&](const Object* object) {
    const auto generators = (*object)[field].Items();
    return std::any_of(generators.begin(), generators.end(), [&](const yaml::Slot& generator) {
      return generator["name"].Text() == name;
    });
  });
}

bool IsMade(const ConfigReference& reference, const Workload& workload) {
  const auto name = reference.name.Text().value_or("");
  const auto& object = workload.object();
  if (reference.source == ConfigSource::Secret) {
    return MakesSecret(name, object) || IsGenerated("secretGenerator", name, workload.project());
  }
  // In every namespace, without being asked for.
  return name == "kube-root-ca.crt" ||
         workload.project().Find("ConfigMap", name, object) != nullptr ||
         IsGenerated("configMapGenerator", name, workload.project());
}

// What a Secret is filled with by another than the one who writes it.
static bool IsFilledLater(const Object& secret) {
  return Secret(secret).type() == "kubernetes.io/service-account-token" ||
         (secret["data"].size() == 0 && secret["stringData"].size() == 0);
}

// What a ConfigMap is filled with by another: injected bundles of certificates, election records.
static bool IsFilledLater(const ConfigMap& map) {
  return map.data().size() == 0 && map.object()["binaryData"].size() == 0;
}

// Of what makes the Secret, one that is known to make it without the key; null where another one
// has it, or may have it.
static const Object* MakerLacking(std::string_view key, const std::vector<const Object*>& makers) {
  const Object* lacking = nullptr;
  for (const auto* maker : makers) {
    const auto keys = KeysMade(*maker);
    if (!keys || std::find(keys->begin(), keys->end(), key) != keys->end()) {
      return nullptr;
    }
    lacking = maker;
  }
  return lacking;
}

const Object* LackingKey(const ConfigReference& reference, std::string_view key,
                         const Workload& workload) {
  const auto name = reference.name.Text().value_or("");
  const auto& project = workload.project();
  if (key.empty() || StandsForAnother(key)) {
    return nullptr;
  }
  const auto makers = reference.source == ConfigSource::Secret
                          ? SecretMakers(name, workload.object())
                          : std::vector<const Object*>{};
  const auto* maker = MakerLacking(key, makers);
  if (project.Find(reference.kind(), name, workload.object()) == nullptr ||
      (!makers.empty() && maker == nullptr)) {
    return maker;
  }
  const Object* lacking = nullptr;
  for (const auto* object : project.Named(reference.kind(), name)) {
    if (!object->SameNamespace(workload.object()) || !object->group().empty()) {
      continue;
    }
    const bool secret = reference.source == ConfigSource::Secret;
    const bool later = secret ? IsFilledLater(*object) : IsFilledLater(ConfigMap(*object));
    const bool has = secret ? Secret(*object).Has(key) : ConfigMap(*object).Has(key);
    if (later || has) {
      return nullptr;
    }
    const bool nearer = lacking == nullptr || object->NearnessTo(workload.object()) <
                                                  lacking->NearnessTo(workload.object());
    lacking = nearer ? object : lacking;
  }
  return lacking;
}

}  // namespace linter::k8s
