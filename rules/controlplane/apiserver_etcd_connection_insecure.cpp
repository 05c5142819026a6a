#include <fmt/format.h>

#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/component.h"
#include "linter/k8s/loopback.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ApiserverEtcdConnectionInsecure() {
  return {
      .id = "apiserver-etcd-connection-insecure",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 7.5,
      .summary = "API server reaches etcd without TLS on both sides",
      .why =
          "etcd holds every Secret. Over `http://` anybody on the way reads them; without "
          "`--etcd-cafile` anybody may pass for etcd; and an etcd that needs no client "
          "certificate (`--etcd-certfile`, `--etcd-keyfile`) gives all of it to whoever connects. "
          "An etcd that is reached on the loopback address by `http://`, or through a socket, is "
          "left alone.",
      .reference = "https://etcd.io/docs/v3.5/op-guide/security/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0026", "trivy:KCV-0029", "checkov:CKV_K8S_99", "checkov:CKV_K8S_102",
                   "kics:895a5a95-3756-4b04-9924-2f3bc93181bd",
                   "kics:3f5ff8a7-5ad6-4d02-86f5-666307da1b20"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto server = k8s::Component::Of(container, k8s::ComponentKind::ApiServer);
  if (!server) {
    return;
  }
  bool secured = false;
  for (const auto& url : server->Items("etcd-servers")) {
    secured = secured || url.text.rfind("https://", 0) == 0;
    if (k8s::IsOpenPlainUrl(url.text)) {
      report.Add(
          {.span = url.slot.span(),
           .message = fmt::format("`kube-apiserver` reaches etcd at `{}` without TLS", url.text)});
    }
  }
  // One half of a pair is a mistake wherever etcd is.
  const bool half = server->Has("etcd-certfile") != server->Has("etcd-keyfile");
  for (const auto* flag : {"etcd-cafile", "etcd-certfile", "etcd-keyfile"}) {
    if (server->Lacks(flag) && (secured || (half && flag != std::string_view("etcd-cafile")))) {
      report.Add({.span = server->span(secured && !server->Has(flag) ? "etcd-servers" : flag),
                  .message = fmt::format("`kube-apiserver` has no `--{}` for etcd", flag)});
    }
  }
}

}  // namespace linter::rules
