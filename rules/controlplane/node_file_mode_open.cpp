#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule NodeFileModeOpen() {
  return {
      .id = "node-file-mode-open",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 6.0,
      .summary = "file of a node can be read or written by more than its owner",
      .why =
          "A NodeInfo is what trivy's node collector reports of a node: the modes of the files "
          "that hold its keys, certificates and manifests. What is open to others than the owner "
          "gives away the node, or the cluster. The object is no manifest, and the rule is for "
          "who keeps such reports as files. Certificates may be read by all (644), keys and the "
          "rest by the owner (600), the directory of etcd entered by the owner (700). Unlike "
          "trivy, which compares numbers, the rule sees that 577 is open to all.",
      .reference = "https://kubernetes.io/docs/setup/best-practices/certificates/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0048", "trivy:KCV-0050", "trivy:KCV-0052", "trivy:KCV-0054",
                   "trivy:KCV-0056", "trivy:KCV-0058", "trivy:KCV-0060", "trivy:KCV-0062",
                   "trivy:KCV-0064", "trivy:KCV-0067", "trivy:KCV-0068", "trivy:KCV-0069",
                   "trivy:KCV-0071", "trivy:KCV-0073", "trivy:KCV-0075", "trivy:KCV-0077"},
      .check = CheckObject,
  };
}

static bool EndsWith(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// `600`, as octal digits.
static std::optional<std::int64_t> ModeOf(std::string_view text) {
  std::int64_t mode = 0;
  const auto* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, mode, 8);
  return error == std::errc() && rest == end ? std::optional(mode) : std::nullopt;
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (object.kind() != "NodeInfo" || !object["info"].is_mapping()) {
    return;
  }
  for (const auto& member : object["info"].Members()) {
    if (!EndsWith(member.key, "Permissions") && !EndsWith(member.key, "Permission")) {
      continue;
    }
    const std::int64_t allowed = member.key == "etcdDataDirectoryPermissions"              ? 0700
                                 : member.key == "kubernetesPKICertificateFilePermissions" ? 0644
                                                                                           : 0600;
    for (const auto& value : member.value["values"].Items()) {
      const auto mode = ModeOf(value.Text().value_or(""));
      if (mode && (*mode > allowed || (*mode & 077 & ~allowed) != 0)) {
        report.Add({.span = value.span(),
                    .message = fmt::format("`{}` is `{}`, which allows more than `{:o}`",
                                           member.key, value.Text().value_or(""), allowed)});
      }
    }
  }
}

}  // namespace linter::rules
