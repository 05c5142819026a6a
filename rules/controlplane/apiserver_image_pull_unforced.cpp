#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/component.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ApiserverImagePullUnforced() {
  return {
      .id = "apiserver-image-pull-unforced",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .security_severity = 3.0,
      .summary = "images of others are used from the cache of a node",
      .why =
          "A private image that one pod brought to a node can be started there by anybody who "
          "knows its name, without the right to pull it, unless the admission plugin "
          "`AlwaysPullImages` forces a pull. The rule is in no profile but `all`: the plugin "
          "makes every start of a pod depend on the registry, and since 1.33 kubelets can check "
          "the right to a cached image themselves.",
      .reference =
          "https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/"
          "#alwayspullimages",
      .since = "0.1",
      .replaces = {"trivy:KCV-0012", "checkov:CKV_K8S_80",
                   "kics:a77f4d07-c6e0-4a48-8b35-0eeb51576f4f"},
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
                   [](const auto& each) { return each.text == "AlwaysPullImages"; })) {
    report.Add(
        {.span = server->span("enable-admission-plugins"),
         .message = "`kube-apiserver` runs without the admission plugin `AlwaysPullImages`"});
  }
}

}  // namespace linter::rules
