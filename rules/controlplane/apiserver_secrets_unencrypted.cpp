#include "linter/check/report.h"
#include "linter/k8s/component.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ApiserverSecretsUnencrypted() {
  return {
      .id = "apiserver-secrets-unencrypted",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 5.0,
      .summary = "Secrets lie in etcd as they are",
      .why =
          "Without `--encryption-provider-config` who gets a disk, a backup or a snapshot of etcd "
          "reads every Secret of the cluster. The file itself is looked at by `encryption- "
          "provider-weak`.",
      .reference = "https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0030", "checkov:CKV_K8S_104",
                   "kics:cbd2db69-0b21-4c14-8a40-7710a50571a9"},
      .checklist = {"SE-AC-3"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto server = k8s::Component::Of(container, k8s::ComponentKind::ApiServer);
  if (server && server->Lacks("encryption-provider-config")) {
    report.Add({.span = server->span("encryption-provider-config"),
                .message = "`kube-apiserver` writes Secrets to etcd unencrypted"});
  }
}

}  // namespace linter::rules
