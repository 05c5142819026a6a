#include <fmt/format.h>

#include <array>
#include <cstddef>
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
          "(CVE-2025-24514, CVE-2025-1097, CVE-2025-1098): a value with a line break, a "
          "semicolon, braces or quotes adds directives of its own, and runs code in the "
          "controller, which reads all Secrets. Variables (`$host`, `${host}`) and counts of "
          "regular expressions (`{3}`) are left alone. Unlike trivy, the rule does not ask for a "
          "class, which may stand in an annotation or in none.",
      .reference = "https://github.com/kubernetes/kubernetes/issues/131009",
      .since = "0.1",
      .replaces = {"trivy:KCV-0093"},
      .check = CheckObject,
  };
}

constexpr std::array<const char*, 4> Copied = {
    "nginx.ingress.kubernetes.io/auth-url", "nginx.ingress.kubernetes.io/auth-tls-match-cn",
    "nginx.ingress.kubernetes.io/mirror-target", "nginx.ingress.kubernetes.io/mirror-host"};

static bool Breaks(std::string_view text) {
  // A line break at the end is that of a YAML block.
  text = text.substr(0, text.find_last_not_of("\r\n ") + 1);
  for (auto at = text.find_first_of("\r\n;\"`<>{}"); at != std::string_view::npos;
       at = text.find_first_of("\r\n;\"`<>{}", at + 1)) {
    const auto close = text.find('}', at);
    const bool variable = at > 0 && text[at - 1] == '$';
    const auto count = text.find_first_not_of("0123456789,", at + 1);
    if (text[at] != '{' || close == std::string_view::npos || (!variable && count != close)) {
      return true;
    }
    at = close;
  }
  return false;
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (object.kind() != "Ingress") {
    return;
  }
  const auto annotations = object.metadata()["annotations"];
  for (const auto* key : Copied) {
    if (Breaks(annotations[key].Text().value_or(""))) {
      report.Add(
          {.span = annotations[key].span(),
           .message = fmt::format("`{}` holds characters that end a directive of nginx", key)});
    }
  }
}

}  // namespace linter::rules
