#include <fmt/format.h>

#include <cstdint>
#include <string>

#include "linter/check/report.h"
#include "linter/k8s/component.h"
#include "linter/k8s/duration.h"

namespace linter::rules {

static const Option<std::int64_t> Maximum{"maximum", 300, "seconds that a request may take"};

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ApiserverRequestTimeoutUnsuited() {
  return {
      .id = "apiserver-request-timeout-unsuited",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 3.0,
      .summary = "requests to the API server may take very long, or none is allowed",
      .why =
          "Requests that hold the server for many minutes are an easy way to use up its "
          "connections; the default is one minute, and `--request-timeout` raises it for all. A "
          "value that is no duration keeps the server from starting. Watches and `exec` have "
          "limits of their own.",
      .reference =
          "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/",
      .since = "0.1",
      .replaces = {"checkov:CKV_K8S_95", "kics:d89a15bb-8dba-4c71-9529-bef6729b9c09"},
      .options = {Maximum},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto server = k8s::Component::Of(container, k8s::ComponentKind::ApiServer);
  if (!server || !server->Has("request-timeout")) {
    return;
  }
  const auto text = server->Text("request-timeout").value_or("");
  const auto seconds = k8s::ParseDuration(text);
  if (text.find('$') != std::string::npos) {
    return;
  }
  if (!seconds || *seconds <= 0) {
    report.Add({.span = server->span("request-timeout"),
                .message = fmt::format("`{}` is no duration that a request may take", text),
                .weight = Severity::Error});
  } else if (*seconds > static_cast<double>(report.Get(Maximum))) {
    report.Add({.span = server->span("request-timeout"),
                .message = fmt::format("requests to `kube-apiserver` may take `{}`", text)});
  }
}

}  // namespace linter::rules
