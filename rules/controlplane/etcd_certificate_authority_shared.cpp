#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "linter/check/report.h"
#include "linter/k8s/component.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckProject(const k8s::Project& project, Report& report);

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
          "certificate for the API server is a key to all of etcd. Their paths are compared, "
          "within one folder.",
      .reference = "https://etcd.io/docs/v3.5/op-guide/security/",
      .since = "0.1",
      .replaces = {"kics:cb7e695d-6a85-495c-b15f-23aed2519303"},
      .check = CheckProject,
  };
}

struct Server {
  const k8s::Object* object = nullptr;
  Place place;
};

// The API servers of the run by the authority of their clients.
static std::map<std::string, std::vector<Server>> ServersByAuthority(const k8s::Project& project) {
  std::map<std::string, std::vector<Server>> servers;
  for (const auto& workload : project.workloads()) {
    for (const auto& container : workload.containers()) {
      const auto server = k8s::Component::Of(container, k8s::ComponentKind::ApiServer);
      const auto authority = server ? server->Text("client-ca-file").value_or("") : "";
      if (!authority.empty()) {
        servers[authority].push_back({&workload.object(), server->span("client-ca-file")});
      }
    }
  }
  return servers;
}

static void CheckProject(const k8s::Project& project, Report& report) {
  const auto servers = ServersByAuthority(project);
  for (const auto& workload : project.workloads()) {
    for (const auto& container : workload.containers()) {
      const auto etcd = k8s::Component::Of(container, k8s::ComponentKind::Etcd);
      const auto trusted = etcd ? etcd->Text("trusted-ca-file").value_or("") : "";
      const auto known = servers.find(trusted);
      if (known == servers.end()) {
        continue;
      }
      const auto found = std::find_if(
          known->second.begin(), known->second.end(),
          [&](const Server& server) { return server.object->SameFolder(workload.object()); });
      if (found != known->second.end()) {
        report.Add(
            {.span = etcd->span("trusted-ca-file"),
             .message = fmt::format("etcd trusts clients of the API server by `{}`", trusted),
             .labels = {{found->place, "the API server trusts them here"}}});
      }
    }
  }
}

}  // namespace linter::rules
