#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/component.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ApiserverImagePolicyMissing() {
  return {
      .id = "apiserver-image-policy-missing",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .security_severity = 3.0,
      .summary = "API server asks nobody whether an image is trusted",
      .why =
          "The admission plugin `ImagePolicyWebhook` asks a service of yours about every image. "
          "The rule is in no profile but `all`: most clusters do the same by a "
          "ValidatingWebhookConfiguration or ValidatingAdmissionPolicy, which stands in no flag.",
      .reference =
          "https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/"
          "#imagepolicywebhook",
      .since = "0.1",
      .replaces = {"kics:14abda69-8e91-4acb-9931-76e2bee90284"},
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
                   [](const auto& each) { return each.text == "ImagePolicyWebhook"; })) {
    report.Add(
        {.span = server->span("enable-admission-plugins"),
         .message = "`kube-apiserver` runs without the admission plugin `ImagePolicyWebhook`"});
  }
}

}  // namespace linter::rules
