#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/ingress.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule IngressSnippet() {
  return {
      .id = "ingress-snippet",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 7.0,
      .summary = "Ingress brings configuration code for its controller",
      .why =
          "An annotation such as `nginx.ingress.kubernetes.io/configuration-snippet` is pasted "
          "into the configuration of the controller, which serves every team and can read every "
          "Secret that an Ingress may name: whoever may write an Ingress can read them too "
          "(CVE-2021-25742). ingress-nginx refuses snippets unless it is told otherwise.",
      .reference =
          "https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/"
          "annotations-risk/",
      .since = "0.1",
      .replaces = {"checkov:CKV_K8S_152", "checkov:CKV_K8S_153", "checkov:CKV_K8S_154"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::Ingress::Is(object)) {
    return;
  }
  for (const auto& member : object.metadata()["annotations"].Members()) {
    if (member.key.ends_with("-snippet") || member.key.ends_with("-snippets")) {
      report.Add({.span = member.key_span,
                  .message = fmt::format("`{}` puts code into the configuration of the controller",
                                         member.key)});
    }
  }
}

}  // namespace linter::rules
