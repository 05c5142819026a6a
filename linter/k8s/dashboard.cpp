#include "linter/k8s/dashboard.h"

#include <algorithm>
#include <set>

#include "linter/k8s/labels.h"
#include "linter/k8s/project.h"
#include "linter/yaml/embedded.h"

namespace linter::k8s {

static bool EndsIn(std::string_view text, std::string_view ending) {
  return text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending;
}

static bool Has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

std::vector<yaml::Slot> DashboardTexts(const Object& object) {
  std::vector<yaml::Slot> texts;
  if (object.Is("grafana.integreatly.org", "GrafanaDashboard")) {
    if (object.spec()["json"].present()) {
      texts.push_back(object.spec()["json"]);
    }
  } else if (object.Is("", "ConfigMap")) {
    for (const auto& file : object["data"].Members()) {
      const auto text = file.value.String().value_or("");
      if (EndsIn(file.key, ".json") && Has(text, "\"panels\"") && Has(text, "\"title\"") &&
          Has(text, "\"schemaVersion\"")) {
        texts.push_back(file.value);
      }
    }
  }
  return texts;
}

bool IsPickedUp(const Object& config_map) {
  return config_map.labels().Find(DashboardLabel) != nullptr;
}

static bool NamesConfigMap(const yaml::Slot& volume, std::string_view name) {
  if (volume["configMap"]["name"].Text() == name) {
    return true;
  }
  const auto sources = volume["projected"]["sources"].Items();
  return std::any_of(sources.begin(), sources.end(), [&](const yaml::Slot& source) {
    return source["configMap"]["name"].Text() == name;
  });
}

bool IsMounted(const Object& config_map) {
  const auto& workloads = config_map.project().Workloads(config_map);
  return std::any_of(workloads.begin(), workloads.end(), [&](const Workload* workload) {
    const auto volumes = workload->volumes();
    return std::any_of(volumes.begin(), volumes.end(), [&](const yaml::Slot& volume) {
      return NamesConfigMap(volume, config_map.name());
    });
  });
}

static void AddSources(const Object& object, const yaml::Slot& file,
                       std::vector<ProvisionedSource>& sources) {
  if (!Has(file.String().value_or(""), "datasources:")) {
    return;
  }
  const yaml::Embedded embedded(file);
  if (const auto root = embedded.root()) {
    for (const auto& source : (*root)["datasources"].Items()) {
      sources.push_back({.object = &object, .uid = std::string(source["uid"].Text().value_or(""))});
    }
  }
}

std::vector<ProvisionedSource> ProvisionedSources(const Project& project) {
  std::vector<ProvisionedSource> sources;
  for (const auto* const object : project.OfKind("ConfigMap")) {
    for (const auto& file : (*object)["data"].Members()) {
      AddSources(*object, file.value, sources);
    }
  }
  for (const auto* const object : project.OfKind("Secret")) {
    for (const auto& file : (*object)["stringData"].Members()) {
      AddSources(*object, file.value, sources);
    }
  }
  for (const auto* const object : project.OfKind("GrafanaDatasource")) {
    for (const auto& uid : {object->spec()["datasource"]["uid"], object->spec()["uid"]}) {
      sources.push_back({.object = object, .uid = std::string(uid.Text().value_or(""))});
    }
  }
  return sources;
}

static bool IsBuiltIn(std::string_view uid) {
  return uid.empty() || uid == "grafana" || uid.front() == '-' || Has(uid, "$") || Has(uid, "[[");
}

// What is nested is looked through without recursion, and not without end.
std::vector<yaml::Slot> NamedSources(const yaml::Slot& dashboard) {
  constexpr std::size_t MaxNodes = 200'000;
  std::vector<yaml::Slot> found;
  std::set<std::string_view> known;
  std::vector<yaml::Slot> waiting{dashboard};
  for (std::size_t seen = 0; !waiting.empty() && seen < MaxNodes; ++seen) {
    const auto next = waiting.back();
    waiting.pop_back();
    if (next.is_sequence()) {
      const auto items = next.Items();
      waiting.insert(waiting.end(), items.rbegin(), items.rend());
      continue;
    }
    const auto uid = next["datasource"]["uid"];
    const auto text = uid.String().value_or("");
    if (!IsBuiltIn(text) && known.insert(text).second) {
      found.push_back(uid);
    }
    const auto members = next.Members();
    for (auto member = members.rbegin(); member != members.rend(); ++member) {
      if (member->value.is_mapping() || member->value.is_sequence()) {
        waiting.push_back(member->value);
      }
    }
  }
  return found;
}

}  // namespace linter::k8s
