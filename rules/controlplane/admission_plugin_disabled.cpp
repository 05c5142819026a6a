#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/component.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule AdmissionPluginDisabled() {
  return {
      .id = "admission-plugin-disabled",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Production},
      .security_severity = 6.5,
      .summary = "admission plugin that guards the cluster is switched off",
      .why =
          "These plugins are on without being named. Without `ServiceAccount` pods get no "
          "account, without `NamespaceLifecycle` objects are made in namespaces that do not exist "
          "or are going, without `PodSecurity` the labels of a namespace enforce nothing, and "
          "without the plugins for certificates or webhooks nobody checks who signs, or what your "
          "own policies refuse. Unlike checkov, the rule does not ask for plugins to be named "
          "that are on anyway.",
      .reference = "https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0014", "trivy:KCV-0015", "checkov:CKV_K8S_82", "checkov:CKV_K8S_83",
                   "kics:9587c890-0524-40c2-9ce2-663af7c2f063",
                   "kics:1ffe7bf7-563b-4b3d-a71d-ba6bd8d49b37"},
      .check = CheckContainer,
  };
}

constexpr std::array<std::string_view, 10> Guards = {"ServiceAccount",
                                                     "NamespaceLifecycle",
                                                     "PodSecurity",
                                                     "CertificateApproval",
                                                     "CertificateSigning",
                                                     "CertificateSubjectRestriction",
                                                     "ResourceQuota",
                                                     "MutatingAdmissionWebhook",
                                                     "ValidatingAdmissionPolicy",
                                                     "ValidatingAdmissionWebhook"};

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto server = k8s::Component::Of(container, k8s::ComponentKind::ApiServer);
  if (!server) {
    return;
  }
  for (const auto& plugin : server->Items("disable-admission-plugins")) {
    if (std::find(Guards.begin(), Guards.end(), plugin.text) != Guards.end()) {
      report.Add({.span = plugin.slot.span(),
                  .message = fmt::format("`kube-apiserver` runs without the admission plugin `{}`",
                                         plugin.text)});
    }
  }
}

}  // namespace linter::rules
