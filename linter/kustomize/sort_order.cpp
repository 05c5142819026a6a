#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "linter/kustomize/accumulator.h"

namespace linter::kustomize {

static constexpr std::string_view First[] = {"Namespace",
                                             "ResourceQuota",
                                             "StorageClass",
                                             "CustomResourceDefinition",
                                             "ServiceAccount",
                                             "PodSecurityPolicy",
                                             "Role",
                                             "ClusterRole",
                                             "RoleBinding",
                                             "ClusterRoleBinding",
                                             "ConfigMap",
                                             "Secret",
                                             "Endpoints",
                                             "Service",
                                             "LimitRange",
                                             "PriorityClass",
                                             "PersistentVolume",
                                             "PersistentVolumeClaim",
                                             "Deployment",
                                             "StatefulSet",
                                             "CronJob",
                                             "PodDisruptionBudget"};
static constexpr std::string_view Last[] = {"MutatingWebhookConfiguration",
                                            "ValidatingWebhookConfiguration"};

// What an object is sorted by.
struct SortKey {
  int order = 0;
  std::string gvk;
  std::string id;
};

static std::string_view Or(std::string_view text, std::string_view otherwise) {
  return text.empty() ? otherwise : text;
}

static std::map<std::string_view, int> OrdersOf(const Node* legacy) {
  std::map<std::string_view, int> orders;
  std::vector<std::string_view> first;
  std::vector<std::string_view> last;
  if (legacy == nullptr) {
    first.assign(std::begin(First), std::end(First));
    last.assign(std::begin(Last), std::end(Last));
  } else {
    for (const auto* item : ItemsOf(*legacy, "orderFirst")) {
      first.push_back(item->text);
    }
    for (const auto* item : ItemsOf(*legacy, "orderLast")) {
      last.push_back(item->text);
    }
  }
  for (std::size_t i = 0; i < first.size(); ++i) {
    orders[first[i]] = static_cast<int>(i) - static_cast<int>(first.size());
  }
  for (std::size_t i = 0; i < last.size(); ++i) {
    orders[last[i]] = 1 + static_cast<int>(i);
  }
  return orders;
}

void SortResources(Bench& bench, const Node& kustomization, std::vector<Resource>& resources) {
  const auto* options = kustomization.Find("sortOptions");
  const auto* order = options == nullptr ? nullptr : options->Find("order");
  if (order != nullptr && order->text == "fifo") {
    return;
  }
  if (order != nullptr && order->text != "legacy") {
    bench.Fail(FailureKind::Kustomization, order->span,
               fmt::format("`{}` is no order: it is `fifo` or `legacy`", order->text));
    return;
  }
  const auto orders = OrdersOf(options == nullptr ? nullptr : options->Find("legacySortOptions"));
  struct Sorted {
    SortKey key;
    Resource resource;
  };
  std::vector<Sorted> sorted;
  for (auto& resource : resources) {
    const auto id = resource.Current();
    const auto known = orders.find(id.gvk.kind);
    sorted.push_back({{known == orders.end() ? 0 : known->second,
                       fmt::format("{}_{}_{}", Or(id.gvk.group, "~G"), Or(id.gvk.version, "~V"),
                                   Or(id.gvk.kind, "~K")),
                       fmt::format("{}|{}", Or(id.name_space, "~X"), Or(id.name, "~N"))},
                      std::move(resource)});
  }
  std::stable_sort(sorted.begin(), sorted.end(), [](const Sorted& left, const Sorted& right) {
    return std::tie(left.key.order, left.key.gvk, left.key.id) <
           std::tie(right.key.order, right.key.gvk, right.key.id);
  });
  resources.clear();
  for (auto& each : sorted) {
    resources.push_back(std::move(each.resource));
  }
}

}  // namespace linter::kustomize
