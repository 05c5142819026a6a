#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/component.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ComponentProfilingEnabled() {
  return {
      .id = "component-profiling-enabled",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 2.5,
      .summary = "control plane component serves profiles of itself",
      .why =
          "`/debug/pprof` of the API server, the controller manager and the scheduler tells much "
          "of what they hold and costs time while it is read. It is on by default, for those who "
          "may read it, and rarely needed: `--profiling=false`. A scheduler with a file of "
          "settings (`--config`) says it there, and is left alone.",
      .reference =
          "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0018", "trivy:KCV-0034", "trivy:KCV-0040", "checkov:CKV_K8S_90",
                   "checkov:CKV_K8S_107", "checkov:CKV_K8S_114",
                   "kics:2f491173-6375-4a84-b28e-a4e2b9a58a69"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto component = k8s::Component::Of(container);
  if (!component || component->kind() == k8s::ComponentKind::Etcd ||
      component->kind() == k8s::ComponentKind::Kubelet) {
    return;
  }
  const auto profiling = component->Bool("profiling");
  if (profiling == true || (!profiling && component->complete())) {
    report.Add({.span = component->span("profiling"),
                .message = fmt::format("`{}` serves profiles of itself", component->name())});
  }
}

}  // namespace linter::rules
