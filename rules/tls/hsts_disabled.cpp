#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule HstsDisabled() {
  return {
      .id = "hsts-disabled",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .security_severity = 3.0,
      .summary = "ingress controller does not tell browsers to stay on HTTPS",
      .why =
          "Without Strict-Transport-Security the first request of every visit may go over plain "
          "HTTP, where it can be held. The keys are those of the ConfigMap of ingress-nginx.",
      .reference =
          "https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/"
          "#hsts",
      .since = "0.1",
      .checklist = {"SE-N-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!object.Is("", "ConfigMap")) {
    return;
  }
  const auto data = object["data"];
  const auto hsts = data["hsts"];
  const auto age = data["hsts-max-age"];
  if (hsts.Text() == "false" || (age.Text() == "0" && data.present())) {
    report.Add({.span = hsts.Text() == "false" ? hsts.span() : age.span(),
                .message = "the ingress controller does not tell browsers to stay on HTTPS"});
  }
}

}  // namespace linter::rules
