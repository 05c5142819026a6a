#include "linter/k8s/webhook.h"

#include <algorithm>
#include <optional>

#include "linter/k8s/project.h"
#include "linter/k8s/service.h"

namespace linter::k8s {

static bool Holds(const std::vector<yaml::Slot>& items, std::string_view wanted) {
  return std::any_of(items.begin(), items.end(), [&](const yaml::Slot& item) {
    return item.Text() == "*" || item.Text() == wanted;
  });
}

bool Webhook::fails_closed() const {
  const auto policy = slot_["failurePolicy"].Text();
  return policy ? *policy == "Fail" : configuration_->version() == "v1";
}

bool Webhook::AsksForNewPods() const {
  const auto rules = slot_["rules"].Items();
  return std::any_of(rules.begin(), rules.end(), [](const yaml::Slot& rule) {
    const auto resources = rule["resources"].Items();
    return rule["scope"].Text() != "Cluster" && Holds(rule["operations"].Items(), "CREATE") &&
           Holds(rule["apiGroups"].Items(), "") && Holds(rule["apiVersions"].Items(), "v1") &&
           (Holds(resources, "pods") || Holds(resources, "*/*"));
  });
}

// The value of a namespace's label; empty where that is not known.
static std::optional<std::string_view> LabelOf(const Object& object, std::string_view key) {
  if (key == "kubernetes.io/metadata.name") {
    return object.effective_namespace();
  }
  const auto* place = object.project().FindAnywhere("Namespace", object.name_space(), object);
  return place == nullptr ? std::nullopt : place->metadata()["labels"][key].Text();
}

static bool IsKnown(const Object& object, std::string_view key) {
  return key == "kubernetes.io/metadata.name" ||
         object.project().FindAnywhere("Namespace", object.name_space(), object) != nullptr;
}

static bool Fulfils(const Object& object, const yaml::Slot& expression) {
  const auto key = expression["key"].Text().value_or("");
  if (!IsKnown(object, key)) {
    return false;
  }
  const auto condition = expression["operator"].Text().value_or("");
  const auto values = expression["values"].Items();
  const auto label = LabelOf(object, key);
  const bool among = label && std::any_of(values.begin(), values.end(),
                                          [&](const auto& value) { return value.Text() == label; });
  return (condition == "In" && among) || (condition == "NotIn" && !among) ||
         (condition == "Exists" && label) || (condition == "DoesNotExist" && !label);
}

bool Webhook::TakesNamespaceOf(const Object& object) const {
  const auto selector = slot_["namespaceSelector"];
  const auto labels = selector["matchLabels"].Members();
  const auto expressions = selector["matchExpressions"].Items();
  return std::all_of(labels.begin(), labels.end(),
                     [&](const auto& label) {
                       return IsKnown(object, label.key) &&
                              LabelOf(object, label.key) == label.value.Text();
                     }) &&
         std::all_of(expressions.begin(), expressions.end(),
                     [&](const auto& expression) { return Fulfils(object, expression); });
}

bool Webhook::GuardsPodsOf(const Workload& workload) const {
  const auto selector = slot_["objectSelector"];
  return AsksForNewPods() && !slot_["matchConditions"].present() &&
         (!selector.present() || Selector::Of(selector).Matches(workload.pod_labels())) &&
         TakesNamespaceOf(workload.object());
}

std::vector<Webhook> WebhooksOf(const Object& object) {
  std::vector<Webhook> webhooks;
  if (object.group() == "admissionregistration.k8s.io") {
    for (const auto& slot : object["webhooks"].Items()) {
      webhooks.emplace_back(object, slot);
    }
  }
  return webhooks;
}

std::vector<const Workload*> ServersOf(const Webhook& webhook, const Project& project) {
  std::vector<const Workload*> servers;
  const auto reference = webhook.slot()["clientConfig"]["service"];
  const auto name = reference["name"].Text().value_or("");
  for (const auto* object : project.Named("Service", name)) {
    const auto service = Service::Of(*object);
    if (service && reference["namespace"].Text() == object->effective_namespace()) {
      const auto selected = service->Selected();
      servers.insert(servers.end(), selected.begin(), selected.end());
    }
  }
  return servers;
}

}  // namespace linter::k8s
