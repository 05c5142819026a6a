#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/rbac.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule ClusterResourceInRole() {
  return {
      .id = "cluster-resource-in-role",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .summary = "Role names resources that stand in no namespace",
      .why =
          "A Role gives rights within its namespace, and nodes, PersistentVolumes, "
          "StorageClasses, cluster roles and CRDs are in none: the rule grants nothing, and"
          " the request is refused at run time. A ClusterRole with a ClusterRoleBinding is "
          "needed. Namespaces are left alone, as a Role does reach its own one.",
      .reference = "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
      .since = "0.1",
      .checklist = {"SE-AC-1"},
      .check = CheckObject,
  };
}

static bool IsOfCluster(std::string_view resource) {
  static constexpr std::array<std::string_view, 13> Resources = {"nodes",
                                                                 "persistentvolumes",
                                                                 "storageclasses",
                                                                 "clusterroles",
                                                                 "clusterrolebindings",
                                                                 "customresourcedefinitions",
                                                                 "mutatingwebhookconfigurations",
                                                                 "validatingwebhookconfigurations",
                                                                 "priorityclasses",
                                                                 "ingressclasses",
                                                                 "runtimeclasses",
                                                                 "csidrivers",
                                                                 "certificatesigningrequests"};
  return std::find(Resources.begin(), Resources.end(), resource) != Resources.end();
}

// Groups of others may have a `nodes` within namespaces.
static bool InMetrics(const k8s::AccessRule& rule) {
  const auto groups = rule.groups();
  return std::any_of(groups.begin(), groups.end(), [](const auto& group) {
    const auto text = group.Text().value_or("");
    return text.find('.') != std::string_view::npos && !text.ends_with(".k8s.io");
  });
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::Role::Is(object) || object.kind() != "Role") {
    return;
  }
  for (const auto& rule : k8s::Role(object).rules()) {
    for (const auto& resource : rule.resources()) {
      const auto text = resource.Text().value_or("");
      if (IsOfCluster(text.substr(0, text.find('/'))) && !InMetrics(rule)) {
        report.Add({.span = resource.span(),
                    .message = fmt::format("{} names `{}`, which stand in no namespace",
                                           object.Title(), text)});
      }
    }
    if (!rule.paths().empty()) {
      report.Add(
          {.span = rule.slot["nonResourceURLs"].span(),
           .message = fmt::format("{} names URLs, which stand in no namespace", object.Title())});
    }
  }
}

}  // namespace linter::rules
