#include <fmt/format.h>

#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule ApparmorUnconfined() {
  return {
      .id = "apparmor-unconfined",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production, Profile::PssBaseline,
                   Profile::PssRestricted},
      .security_severity = 5.0,
      .summary = "AppArmor is switched off",
      .why =
          "On nodes with AppArmor the runtime's profile denies writes to `/proc`, mounts and "
          "more. A profile other than `RuntimeDefault` or `Localhost`, also by the older "
          "annotation, takes that away.",
      .reference = "https://kubernetes.io/docs/tutorials/security/apparmor/",
      .since = "0.1",
      .replaces = {"trivy:KSV-0002", "pss:appArmorProfile"},
      .checklist = {"SE-AC-2"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  for (const auto& level : workload.SecurityLevels()) {
    const auto type = level.context["appArmorProfile"]["type"];
    if (type.present() && type.Text() != "RuntimeDefault" && type.Text() != "Localhost") {
      report.Add(
          {.span = type.span(), .message = fmt::format("{} runs without AppArmor", level.title)});
    }
  }
  constexpr std::string_view Prefix = "container.apparmor.security.beta.kubernetes.io/";
  for (const auto& annotation : workload.pod_template()["metadata"]["annotations"].Members()) {
    const auto value = annotation.value.Text().value_or("");
    const bool allowed =
        value.empty() || value == "runtime/default" || value.starts_with("localhost/");
    if (annotation.key.starts_with(Prefix) && !allowed) {
      report.Add({.span = annotation.value.span(),
                  .message = fmt::format("container `{}` runs without AppArmor",
                                         annotation.key.substr(Prefix.size()))});
    }
  }
}

}  // namespace linter::rules
