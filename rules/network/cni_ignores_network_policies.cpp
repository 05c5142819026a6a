#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/config_map.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckProject(const k8s::Project& project, Report& report);

Rule CniIgnoresNetworkPolicies() {
  return {
      .id = "cni-ignores-network-policies",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 5.0,
      .summary = "network of the cluster ignores every NetworkPolicy",
      .why =
          "The plugin `flannel` connects pods and knows no NetworkPolicy: the API server takes "
          "them, and nothing enforces them. The rule reads the list of plugins in `cni-conf.json` "
          "(or a `.conflist`) of a ConfigMap. Where another plugin that enforces policies runs "
          "beside flannel, such as kube-router or kube-network-policies, its DaemonSet in the run "
          "silences the rule.",
      .reference =
          "https://kubernetes.io/docs/concepts/services-networking/network-policies/#prerequisites",
      .since = "0.1",
      .replaces = {"kics:03aabc8c-35d6-481e-9c85-20139cf72d23"},
      .check = CheckProject,
  };
}

// `"type": "flannel"`, with any blanks.
static bool NamesFlannel(std::string_view json) {
  for (auto at = json.find("\"type\""); at != std::string_view::npos;
       at = json.find("\"type\"", at + 1)) {
    auto rest = json.substr(at + 6);
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n:"), rest.size()));
    if (rest.starts_with("\"flannel\"")) {
      return true;
    }
  }
  return false;
}

static bool Enforces(const k8s::Object* set) {
  constexpr std::array<std::string_view, 4> Known = {"kube-router", "kube-network-policies",
                                                     "calico", "cilium"};
  return std::any_of(Known.begin(), Known.end(), [&](std::string_view name) {
    return set->name().find(name) != std::string_view::npos;
  });
}

static void CheckProject(const k8s::Project& project, Report& report) {
  const auto& sets = project.OfKind("DaemonSet");
  if (std::any_of(sets.begin(), sets.end(), Enforces)) {
    return;
  }
  for (const auto* object : project.OfKind("ConfigMap")) {
    for (const auto& file : k8s::ConfigMap(*object).data().Members()) {
      const bool plugins = file.key.ends_with("cni-conf.json") || file.key.ends_with(".conflist");
      if (plugins && NamesFlannel(file.value.Text().value_or(""))) {
        report.Add({.span = file.key_span,
                    .message = fmt::format("`{}` of {} sets up flannel, which enforces no "
                                           "NetworkPolicy",
                                           file.key, object->Title())});
      }
    }
  }
}

}  // namespace linter::rules
