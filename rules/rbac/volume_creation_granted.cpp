#include <fmt/format.h>

#include <utility>

#include "linter/check/report.h"
#include "linter/k8s/access.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule VolumeCreationGranted() {
  return {
      .id = "volume-creation-granted",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .security_severity = 5.0,
      .summary = "role lets its holders create PersistentVolumes",
      .why =
          "A PersistentVolume may be a `hostPath`: whoever creates one and claims it "
          "reads and writes the file system of a node, which Pod Security admission does "
          "not see. Provisioners need this, so the rule is in no profile.",
      .reference = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
      .since = "0.1",
      .checklist = {"SE-AC-1", "SE-AC-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  static const k8s::Access Asked = {"", {"persistentvolumes"}, {"create"}};
  for (const auto& grant : k8s::GrantsOf(object, Asked)) {
    Diagnostic finding{.span = grant.resource.span(),
                       .message = fmt::format("{} allows {}", object.Title(), grant.Text())};
    for (const auto& recipient : k8s::RecipientsOf(object)) {
      finding.labels.push_back({recipient.subject.span(), recipient.text});
    }
    report.Add(std::move(finding));
  }
}

}  // namespace linter::rules
