#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/component.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule ApiserverEventRateUnlimited() {
  return {
      .id = "apiserver-event-rate-unlimited",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .security_severity = 2.5,
      .summary = "nothing limits the events that clients write",
      .why =
          "A broken client that writes events without end fills etcd and slows the API for all. "
          "The admission plugin `EventRateLimit`, named by `--enable-admission-plugins` and "
          "configured in an AdmissionConfiguration, limits them. The rule is in no profile but "
          "`all`: the plugin is still alpha, and API Priority and Fairness keeps floods from "
          "starving others.",
      .reference =
          "https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/"
          "#eventratelimit",
      .since = "0.1",
      .replaces = {"trivy:KCV-0010", "checkov:CKV_K8S_78",
                   "kics:e0099af2-fe17-411f-9991-0de28fe15f3c"},
      .check = CheckObject,
  };
}

static void CheckServer(const k8s::Container& container, Report& report) {
  const auto server = k8s::Component::Of(container, k8s::ComponentKind::ApiServer);
  if (!server || !server->complete()) {
    return;
  }
  const auto plugins = server->Items("enable-admission-plugins");
  if (std::none_of(plugins.begin(), plugins.end(),
                   [](const auto& each) { return each.text == "EventRateLimit"; })) {
    report.Add({.span = server->span("enable-admission-plugins"),
                .message = "`kube-apiserver` runs without the admission plugin `EventRateLimit`"});
  }
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (object.Is("apiserver.config.k8s.io", "AdmissionConfiguration")) {
    const auto plugins = object["plugins"].Items();
    if (std::none_of(plugins.begin(), plugins.end(), [](const yaml::Slot& plugin) {
          return plugin["name"].Text() == "EventRateLimit";
        })) {
      report.Add({.span = object["plugins"].span(),
                  .message = "AdmissionConfiguration has no plugin `EventRateLimit`"});
    }
  }
  const auto* const workload = object.project().WorkloadOf(object);
  if (workload == nullptr) {
    return;
  }
  for (const auto& container : workload->containers()) {
    CheckServer(container, report);
  }
}

}  // namespace linter::rules
