#include <fmt/format.h>

#include <string>

#include "linter/check/report.h"
#include "linter/k8s/component.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule EtcdCertificateAuthorityShared() {
  return {
      .id = "etcd-certificate-authority-shared",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 7.0,
      .summary = "etcd trusts everybody whom the API server knows",
      .why =
          "Where etcd and the API server trust one certificate authority for their clients, every "
          "certificate for the API server, such as that of a kubelet or of a developer, is a key "
          "to etcd and to all that is in it. The two are compared by their paths, among the "
          "manifests of one folder.",
      .reference = "https://etcd.io/docs/v3.5/op-guide/security/",
      .since = "0.1",
      .replaces = {"kics:cb7e695d-6a85-495c-b15f-23aed2519303"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto etcd = k8s::Component::Of(container, k8s::ComponentKind::Etcd);
  const auto trusted = etcd ? etcd->Text("trusted-ca-file").value_or("") : "";
  if (trusted.empty()) {
    return;
  }
  const auto& object = container.workload().object();
  for (const auto* other : container.workload().project().Workloads(object)) {
    if (!object.SameFolder(other->object())) {
      continue;
    }
    for (const auto& beside : other->containers()) {
      const auto server = k8s::Component::Of(beside, k8s::ComponentKind::ApiServer);
      if (server && server->Text("client-ca-file") == trusted) {
        report.Add(
            {.span = etcd->span("trusted-ca-file"),
             .message = fmt::format("etcd trusts the clients of the API server by `{}`", trusted),
             .labels = {{server->span("client-ca-file"), "the API server trusts them here"}}});
        return;
      }
    }
  }
}

}  // namespace linter::rules
