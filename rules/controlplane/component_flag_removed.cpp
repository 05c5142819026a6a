#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/component.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ComponentFlagRemoved() {
  return {
      .id = "component-flag-removed",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Production},
      .security_severity = 6.0,
      .summary = "control plane component is given a flag that it no longer has",
      .why =
          "A component that meets an unknown flag does not start. Other tools still ask for "
          "`--insecure-port=0` or `--kubelet-https=true`; the truth is that these flags are gone, "
          "and with them the insecure port, plain HTTP to kubelets, and passwords. Where the "
          "image's tag tells an older version, a flag that closes something is left alone.",
      .reference =
          "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0004", "checkov:CKV_K8S_69", "checkov:CKV_K8S_71",
                   "checkov:CKV_K8S_86", "checkov:CKV_K8S_88",
                   "kics:5da47109-f8d6-4585-9e2b-96a8958a12f5",
                   "kics:b9380fd3-5ffe-4d10-9290-13e18e71eee1",
                   "kics:cdc8b54e-6b16-4538-a1b0-35849dbe29cf",
                   "kics:fa4def8c-1898-4a35-a139-7b76b1acdef0"},
      .check = CheckContainer,
  };
}

struct RemovedFlag {
  std::string_view flag;
  std::int64_t minor = 0;
  bool of_server = true;
  std::string_view was;
};

constexpr std::array<RemovedFlag, 6> Removed = {{
    {"basic-auth-file", 19, true, "it gave passwords in plain text"},
    {"kubelet-https", 22, true, "kubelets are reached by TLS alone"},
    {"insecure-port", 24, true, "it opened a port without any authentication"},
    {"insecure-bind-address", 24, true, "it opened a port without any authentication"},
    {"port", 24, false, "it opened a port without any authentication"},
    {"address", 24, false, "it opened a port without any authentication"},
}};

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto component = k8s::Component::Of(container);
  if (!component || component->kind() == k8s::ComponentKind::Etcd) {
    return;
  }
  for (const auto& removed : Removed) {
    if (!component->Has(removed.flag) ||
        (removed.of_server && component->kind() != k8s::ComponentKind::ApiServer) ||
        (!removed.of_server && component->kind() == k8s::ComponentKind::Kubelet)) {
      continue;
    }
    const bool had = component->minor_version().value_or(removed.minor) < removed.minor;
    // What an older one is told by these flags when nothing is opened.
    const auto text = component->Text(removed.flag).value_or("");
    if (!had || (text != "0" && text != "true" && text != "127.0.0.1")) {
      report.Add(
          {.span = component->span(removed.flag),
           .message = fmt::format("`--{1}` is gone from `{0}` since Kubernetes 1.{2}: {3}",
                                  component->name(), removed.flag, removed.minor, removed.was)});
    }
  }
}

}  // namespace linter::rules
