#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule PodSecurityPolicyUsed() {
  return {
      .id = "pod-security-policy-used",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {},
      .security_severity = 5.0,
      .summary = "PodSecurityPolicy guards nothing",
      .why =
          "Clusters from 1.25 on do not know the kind: what it was to forbid is allowed. Pod "
          "Security admission took its place, by a label on the namespace (`namespace-unguarded` "
          "finds those without). What the peers say about single fields of a policy is left out: "
          "none of them has an effect. Clusters before 1.25 get no fixes any more; the rule runs "
          "only when it is asked for, as the removal of the API is told as well.",
      .reference = "https://kubernetes.io/docs/concepts/security/pod-security-policy/",
      .since = "0.1",
      .replaces = {"checkov:CKV_K8S_1",
                   "checkov:CKV_K8S_2",
                   "checkov:CKV_K8S_3",
                   "checkov:CKV_K8S_4",
                   "checkov:CKV_K8S_5",
                   "checkov:CKV_K8S_6",
                   "checkov:CKV_K8S_7",
                   "checkov:CKV_K8S_24",
                   "checkov:CKV_K8S_32",
                   "checkov:CKV_K8S_36",
                   "kics:a33e9173-b674-4dfb-9d82-cf3754816e4b",
                   "kics:87554eef-154d-411d-bdce-9dbd91e56851",
                   "kics:80f93444-b240-4ebb-a4c6-5c40b76c04ea",
                   "kics:c48e57d3-d642-4e0b-90db-37f807b41b91",
                   "kics:7307579a-3abb-46ad-9ce5-2a915634d5c8",
                   "kics:de4421f1-4e35-43b4-9783-737dd4e4a47e",
                   "kics:e3aa0612-4351-4a0d-983f-aefea25cf203",
                   "kics:2270987f-bb51-479f-b8be-3ca73e5ad648",
                   "kics:91dacd0e-d189-4a9c-8272-5999a3cc32d9",
                   "kics:caa93370-791f-4fc6-814b-ba6ce0cb4032"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (object.kind() == "PodSecurityPolicy" &&
      (object.group() == "policy" || object.group() == "extensions")) {
    report.Add({.span = object.root()["kind"].span(),
                .message = fmt::format("{} guards nothing: clusters from 1.25 on do not know it",
                                       object.Title())});
  }
}

}  // namespace linter::rules
