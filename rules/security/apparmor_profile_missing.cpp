#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/container.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ApparmorProfileMissing() {
  return {
      .id = "apparmor-profile-missing",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .security_severity = 3.0,
      .summary = "no AppArmor profile is asked for",
      .why =
          "Where AppArmor is on, the runtime applies its own profile to containers that ask for "
          "none; a pod that says `RuntimeDefault` also says that it must not run where there is "
          "no AppArmor. The rule is in no profile but `all`, because nodes without AppArmor "
          "refuse such a pod. Pods for Windows, privileged containers, and pieces that Kustomize "
          "lays over a workload are left alone. A profile that is switched off is the finding of "
          "`apparmor-unconfined`.",
      .reference = "https://kubernetes.io/docs/tutorials/security/apparmor/",
      .since = "0.1",
      .replaces = {"kics:8b36775e-183d-4d46-b0f7-96a6f34a723f"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto& workload = container.workload();
  if (workload.windows() || k8s::MayBePatch(workload) ||
      container.security_context().privileged() == true ||
      container["securityContext"]["appArmorProfile"].present() ||
      workload.pod_security_context()["appArmorProfile"].present()) {
    return;
  }
  constexpr std::string_view Prefix = "container.apparmor.security.beta.kubernetes.io/";
  const auto annotations = workload.pod_template()["metadata"]["annotations"].Members();
  if (std::none_of(annotations.begin(), annotations.end(), [&](const auto& annotation) {
        return annotation.key.starts_with(Prefix) &&
               annotation.key.substr(Prefix.size()) == container.name();
      })) {
    report.Add({.span = container.slot().label(),
                .message = fmt::format("{} asks for no AppArmor profile", container.Title())});
  }
}

}  // namespace linter::rules
