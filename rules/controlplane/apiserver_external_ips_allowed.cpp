#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/component.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ApiserverExternalIpsAllowed() {
  return {
      .id = "apiserver-external-ips-allowed",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .security_severity = 4.0,
      .summary = "any Service may claim any IP address",
      .why =
          "Who may make Services can set `externalIPs` to an address of somebody else and receive "
          "its traffic (CVE-2020-8554). The admission plugin `DenyServiceExternalIPs` refuses "
          "that; it is not on by default. The rule is in no profile but `all`, because policies "
          "of a webhook, which many clusters have, do the same and are not seen here. trivy's "
          "check reports the plugin where it is on, which is the wrong way round.",
      .reference =
          "https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/"
          "#denyserviceexternalips",
      .since = "0.1",
      .replaces = {"trivy:KCV-0003"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto server = k8s::Component::Of(container, k8s::ComponentKind::ApiServer);
  if (!server || !server->complete()) {
    return;
  }
  const auto plugins = server->Items("enable-admission-plugins");
  if (std::none_of(plugins.begin(), plugins.end(),
                   [](const auto& each) { return each.text == "DenyServiceExternalIPs"; })) {
    report.Add(
        {.span = server->span("enable-admission-plugins"),
         .message = "`kube-apiserver` runs without the admission plugin `DenyServiceExternalIPs`"});
  }
}

}  // namespace linter::rules
