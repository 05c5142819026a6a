#include <fmt/format.h>

#include <string>

#include "linter/check/report.h"
#include "linter/k8s/component.h"
#include "linter/k8s/loopback.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ComponentBindAddressOpen() {
  return {
      .id = "component-bind-address-open",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 3.0,
      .summary = "controller manager or scheduler listens on every address",
      .why =
          "Both serve health and metrics to those who look after them, by default on all "
          "addresses of the node. `127.0.0.1` keeps the network away from a port of the control "
          "plane. Where a Prometheus of the cluster reads their metrics, they must be open: allow "
          "the rule there. A scheduler with a file of settings is left alone unless the flag is "
          "written.",
      .reference =
          "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0039", "trivy:KCV-0041", "checkov:CKV_K8S_113", "checkov:CKV_K8S_115",
                   "kics:46a2e9ec-6a5f-4faa-9d39-4ea44d5d87a2"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto component = k8s::Component::Of(container);
  if (!component || (component->kind() != k8s::ComponentKind::ControllerManager &&
                     component->kind() != k8s::ComponentKind::Scheduler)) {
    return;
  }
  const auto address = component->Text("bind-address");
  if (address ? !k8s::IsLoopback(*address) && address->find('$') == std::string::npos
              : component->Lacks("bind-address")) {
    report.Add({.span = component->span("bind-address"),
                .message = fmt::format("`{}` listens on {}", component->name(),
                                       address ? fmt::format("`{}`", *address) : "every address")});
  }
}

}  // namespace linter::rules
