#include <fmt/format.h>

#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule NodeFileOwnerForeign() {
  return {
      .id = "node-file-owner-foreign",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 6.0,
      .summary = "file of a node belongs to somebody else than root",
      .why =
          "A NodeInfo is what trivy's node collector reports of a node. A file with keys or "
          "manifests that does not belong to `root:root` lets its owner change what runs as root "
          "on the node. The directory of etcd may belong to `etcd:etcd`. The object is no "
          "manifest, and the rule is for who keeps such reports as files.",
      .reference = "https://kubernetes.io/docs/setup/best-practices/certificates/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0049", "trivy:KCV-0051", "trivy:KCV-0053", "trivy:KCV-0055",
                   "trivy:KCV-0057", "trivy:KCV-0059", "trivy:KCV-0061", "trivy:KCV-0063",
                   "trivy:KCV-0065", "trivy:KCV-0066", "trivy:KCV-0070", "trivy:KCV-0072",
                   "trivy:KCV-0074", "trivy:KCV-0076", "trivy:KCV-0078"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (object.kind() != "NodeInfo" || !object["info"].is_mapping()) {
    return;
  }
  constexpr std::string_view Ownership = "Ownership";
  for (const auto& member : object["info"].Members()) {
    if (member.key.size() < Ownership.size() ||
        member.key.substr(member.key.size() - Ownership.size()) != Ownership) {
      continue;
    }
    for (const auto& value : member.value["values"].Items()) {
      const auto owner = value.Text().value_or("root:root");
      if (owner != "root:root" && owner != "0:0" &&
          (member.key != "etcdDataDirectoryOwnership" || owner != "etcd:etcd")) {
        report.Add({.span = value.span(),
                    .message = fmt::format("`{}` is `{}`, not root", member.key, owner)});
      }
    }
  }
}

}  // namespace linter::rules
