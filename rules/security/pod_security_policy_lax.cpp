#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule PodSecurityPolicyLax() {
  return {
      .id = "pod-security-policy-lax",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .security_severity = 5.0,
      .summary = "PodSecurityPolicy admits privileged pods",
      .why =
          "PodSecurityPolicy went with Kubernetes 1.25, and what it forbade is allowed "
          "since then: Pod Security admission replaces it. Where a policy is still in use, "
          "or is read to write its successor, this tells which of its settings admit what "
          "the baseline standard forbids. As the API is gone the rule is in no profile.",
      .reference = "https://kubernetes.io/docs/concepts/security/pod-security-admission/",
      .since = "0.1",
      .replaces =
          {"checkov:CKV_K8S_1", "checkov:CKV_K8S_2", "checkov:CKV_K8S_3", "checkov:CKV_K8S_4",
           "checkov:CKV_K8S_5", "checkov:CKV_K8S_6", "checkov:CKV_K8S_7", "checkov:CKV_K8S_24",
           "checkov:CKV_K8S_36", "kics:a33e9173-b674-4dfb-9d82-cf3754816e4b",
           "kics:87554eef-154d-411d-bdce-9dbd91e56851", "kics:80f93444-b240-4ebb-a4c6-5c40b76c04ea",
           "kics:c48e57d3-d642-4e0b-90db-37f807b41b91", "kics:7307579a-3abb-46ad-9ce5-2a915634d5c8",
           "kics:de4421f1-4e35-43b4-9783-737dd4e4a47e", "kics:e3aa0612-4351-4a0d-983f-aefea25cf203",
           "kics:2270987f-bb51-479f-b8be-3ca73e5ad648", "kics:91dacd0e-d189-4a9c-8272-5999a3cc32d9",
           "kics:caa93370-791f-4fc6-814b-ba6ce0cb4032"},
      .checklist = {"SE-AC-2"},
      .check = CheckObject,
  };
}

static bool AdmitsHostPath(const yaml::Slot& spec) {
  const auto volumes = spec["volumes"].Items();
  return spec["allowedHostPaths"].size() == 0 &&
         std::any_of(volumes.begin(), volumes.end(), [](const yaml::Slot& volume) {
           return volume.Text() == "*" || volume.Text() == "hostPath";
         });
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (object.kind() != "PodSecurityPolicy") {
    return;
  }
  const auto spec = object.spec();
  const auto add = [&](const yaml::Slot& slot, std::string_view what) {
    report.Add({.span = slot.span(), .message = fmt::format("{} admits {}", object.Title(), what)});
  };
  for (const auto* field : {"privileged", "hostPID", "hostIPC", "hostNetwork"}) {
    if (spec[field].Bool() == true) {
      add(spec[field], fmt::format("`{}`", field));
    }
  }
  if (spec["allowPrivilegeEscalation"].Bool() != false) {
    add(spec["allowPrivilegeEscalation"], "privilege escalation");
  }
  if (spec["allowedCapabilities"].size() > 0) {
    add(spec["allowedCapabilities"], "added capabilities");
  }
  if (spec["requiredDropCapabilities"].size() == 0) {
    add(spec["requiredDropCapabilities"], "every default capability");
  }
  if (spec["runAsUser"]["rule"].Text() == "RunAsAny") {
    add(spec["runAsUser"]["rule"], "root");
  }
  if (AdmitsHostPath(spec)) {
    add(spec["volumes"], "every path of the node");
  }
}

}  // namespace linter::rules
