#include <fmt/format.h>

#include <array>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule IngressAnnotationInjection() {
  return {
      .id = "ingress-annotation-injection",
      .severity = Severity::Error,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 9.0,
      .summary = "annotation of an Ingress breaks out into the configuration of nginx",
      .why =
          "Older versions of ingress-nginx copy the values of `auth-url`, `auth-tls-match-cn`, "
          "`mirror-target` and `mirror-host` into the configuration of nginx as they are "
          "(CVE-2025-24514, CVE-2025-1097, CVE-2025-1098): a value with a line break, braces or "
          "quotes adds directives of its own, and runs code in the controller, which reads all "
          "Secrets. Ordinary URLs and host names have none of these characters; variables of "
          "nginx (`$scheme://…`) are left alone. Unlike trivy, the rule does not ask for a class, "
          "which may stand in an annotation or in none.",
      .reference = "https://github.com/kubernetes/kubernetes/issues/131009",
      .since = "0.1",
      .replaces = {"trivy:KCV-0093"},
      .check = CheckObject,
  };
}

constexpr std::array<const char*, 4> Copied = {
    "nginx.ingress.kubernetes.io/auth-url", "nginx.ingress.kubernetes.io/auth-tls-match-cn",
    "nginx.ingress.kubernetes.io/mirror-target", "nginx.ingress.kubernetes.io/mirror-host"};

static void CheckObject(const k8s::Object& object, Report& report) {
  if (object.kind() != "Ingress") {
    return;
  }
  const auto annotations = object.metadata()["annotations"];
  for (const auto* key : Copied) {
    const auto value = annotations[key].Text().value_or("");
    // A line break at the end is that of a YAML block.
    const auto last = value.find_last_not_of("\r\n ");
    const auto text = value.substr(0, last == std::string_view::npos ? 0 : last + 1);
    const bool name = text.substr(0, 3) == "CN=";
    if (text.find_first_of(name ? "\r\n#{};" : "\r\n<>\"{}`;\\") != std::string_view::npos) {
      report.Add(
          {.span = annotations[key].span(),
           .message = fmt::format("`{}` holds characters that end a directive of nginx", key)});
    }
  }
}

}  // namespace linter::rules
