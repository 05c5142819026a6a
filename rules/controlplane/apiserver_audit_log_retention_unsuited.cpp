#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/component.h"

namespace linter::rules {

static const Option<std::int64_t> Days{"days", 30, "least `--audit-log-maxage`"};
static const Option<std::int64_t> Files{"files", 10, "least `--audit-log-maxbackup`"};
static const Option<std::int64_t> Megabytes{"megabytes", 100, "least `--audit-log-maxsize`"};

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ApiserverAuditLogRetentionUnsuited() {
  return {
      .id = "apiserver-audit-log-retention-unsuited",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 2.0,
      .summary = "audit log is removed early, or never",
      .why =
          "Old audit logs are what an incident is understood from; a month of ten files of 100 MB "
          "is the usual minimum. Without `--audit-log-maxage` and `--audit-log-maxbackup` they "
          "are never removed, until the disk of the node is full. Unlike other tools, the rule "
          "does not ask for a flag whose absence means no limit, or 100 MB. Logs to standard "
          "output (`-`) are kept by others.",
      .reference = "https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/#log-backend",
      .since = "0.1",
      .replaces = {"trivy:KCV-0020", "trivy:KCV-0021", "trivy:KCV-0022", "checkov:CKV_K8S_92",
                   "checkov:CKV_K8S_93", "checkov:CKV_K8S_94",
                   "kics:da9f3aa8-fbfb-472f-b5a1-576127944218",
                   "kics:768aab52-2504-4a2f-a3e3-329d5a679848",
                   "kics:35c0a471-f7c8-4993-aa2c-503a3c712a66"},
      .options = {Days, Files, Megabytes},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto server = k8s::Component::Of(container, k8s::ComponentKind::ApiServer);
  const auto path = server ? server->Text("audit-log-path") : std::nullopt;
  if (!server || path == "-") {
    return;
  }
  const auto check = [&](const char* flag, std::int64_t least, std::string_view unit) {
    const auto number = server->Int(flag);
    if (number && *number > 0 && *number < least) {
      report.Add(
          {.span = server->span(flag),
           .message = fmt::format("`kube-apiserver` keeps {} {} of the audit log, fewer than {}",
                                  *number, unit, least)});
    }
  };
  check("audit-log-maxage", report.Get(Days), "days");
  check("audit-log-maxbackup", report.Get(Files), "files");
  check("audit-log-maxsize", report.Get(Megabytes), "MB per file");
  const auto unlimited = [&](const char* flag) {
    return server->Int(flag) == 0 || server->Lacks(flag);
  };
  if (path && unlimited("audit-log-maxage") && unlimited("audit-log-maxbackup")) {
    report.Add({.span = server->span("audit-log-path"),
                .message = "`kube-apiserver` never removes old audit logs"});
  }
}

}  // namespace linter::rules
