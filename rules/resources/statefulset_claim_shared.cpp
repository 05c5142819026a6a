#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule StatefulsetClaimShared() {
  return {
      .id = "statefulset-claim-shared",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .summary = "each pod of a StatefulSet gets a volume of its own that others may mount too",
      .why =
          "A StatefulSet makes a claim for each of its pods. With `ReadWriteMany` or "
          "`ReadOnlyMany` that claim needs a shared file system, which is slower than a disk and "
          "locks less reliably, and yet nobody shares it by itself. The rule is in no profile but "
          "`all`: in some clusters such file systems are the only storage. KICS asks for exactly "
          "one claim with `ReadWriteOnce`; any number is left alone here, and so is "
          "`ReadWriteOncePod`.",
      .reference = "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes",
      .since = "0.1",
      .replaces = {"kics:3878dc92-8e5d-47cf-9cdd-7590f71d21b9"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!object.Is("apps", "StatefulSet")) {
    return;
  }
  for (const auto& claim : object.spec()["volumeClaimTemplates"].Items()) {
    for (const auto& mode : claim["spec"]["accessModes"].Items()) {
      if (mode.Text() == "ReadWriteMany" || mode.Text() == "ReadOnlyMany") {
        report.Add({.span = mode.span(),
                    .message = fmt::format("claims `{}` of {} are `{}`, one for each pod",
                                           claim["metadata"]["name"].Text().value_or(""),
                                           object.Title(), *mode.Text())});
      }
    }
  }
}

}  // namespace linter::rules
