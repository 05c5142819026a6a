#include <fmt/format.h>

#include <vector>

#include "linter/check/report.h"
#include "linter/k8s/object.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule ClaimStorageUnrequested() {
  return {
      .id = "claim-storage-unrequested",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production},
      .summary = "claim of a volume does not say how much storage it wants",
      .why =
          "The API server refuses a PersistentVolumeClaim without `resources.requests.storage`, "
          "also for a volume that exists already; a StatefulSet with such a template makes no "
          "pod. Claims without access modes and resources may be pieces that Kustomize lays over "
          "others, and are left alone in an open world. KICS reports every StatefulSet that does "
          "request storage, which is what a claim is for.",
      .reference = "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#resources",
      .since = "0.1",
      .replaces = {"kics:8cf4671a-cf3d-46fc-8389-21e7405063a2"},
      .check = CheckObject,
  };
}

static void CheckClaim(const k8s::Object& object, const yaml::Slot& claim, Report& report) {
  const auto spec = claim["spec"];
  const bool piece =
      !object.project().closed() && !spec["accessModes"].present() && !spec["resources"].present();
  if (!piece && !spec["resources"]["requests"]["storage"].present()) {
    report.Add({.span = spec["resources"]["requests"]["storage"].span(),
                .message = fmt::format("claim `{}` requests no storage",
                                       claim["metadata"]["name"].Text().value_or(""))});
  }
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (object.Is("", "PersistentVolumeClaim")) {
    CheckClaim(object, object.root(), report);
  }
  for (const auto& claim : object.Is("apps", "StatefulSet")
                               ? object.spec()["volumeClaimTemplates"].Items()
                               : std::vector<yaml::Slot>()) {
    CheckClaim(object, claim, report);
  }
}

}  // namespace linter::rules
