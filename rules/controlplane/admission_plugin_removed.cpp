#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/component.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule AdmissionPluginRemoved() {
  return {
      .id = "admission-plugin-removed",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Production},
      .summary = "API server is told of an admission plugin that no longer exists",
      .why =
          "The API server refuses to start with a plugin that it does not know. Where other tools "
          "still ask for `PodSecurityPolicy` (gone in 1.25) or `SecurityContextDeny` (gone in "
          "1.30), the truth is that they must not be named: `PodSecurity`, on by default, stands "
          "in their place, and `namespace-unguarded` says where it has nothing to enforce. An "
          "image whose tag tells a version that had the plugin is left alone.",
      .reference = "https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0013", "checkov:CKV_K8S_81", "checkov:CKV_K8S_84",
                   "kics:6a68bebe-c021-492e-8ddb-55b0567fb768",
                   "kics:afa36afb-39fe-4d94-b9b6-afb236f7a03d"},
      .check = CheckContainer,
  };
}

struct RemovedPlugin {
  std::string_view name;
  std::int64_t minor = 0;
};

constexpr std::array<RemovedPlugin, 2> Removed = {
    {{"PodSecurityPolicy", 25}, {"SecurityContextDeny", 30}}};

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto server = k8s::Component::Of(container, k8s::ComponentKind::ApiServer);
  if (!server) {
    return;
  }
  for (const auto* flag : {"enable-admission-plugins", "disable-admission-plugins"}) {
    for (const auto& plugin : server->Items(flag)) {
      for (const auto& removed : Removed) {
        if (plugin.text == removed.name &&
            server->minor_version().value_or(removed.minor) >= removed.minor) {
          report.Add({.span = plugin.slot.span(),
                      .message = fmt::format("`kube-apiserver` has no admission plugin `{}` since "
                                             "Kubernetes 1.{}",
                                             removed.name, removed.minor)});
        }
      }
    }
  }
}

}  // namespace linter::rules
