#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule SeccompUnconfined() {
  return {
      .id = "seccomp-unconfined",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production, Profile::PssBaseline,
                   Profile::PssRestricted},
      .security_severity = 6.0,
      .summary = "seccomp is switched off",
      .why =
          "Every system call of the kernel is open to the process, those through which "
          "containers were escaped included. `RuntimeDefault` blocks what no ordinary "
          "application calls. The standards allow that and `Localhost` only, on the pod and "
          "on each container, also where the other level overrides it.",
      .reference = "https://kubernetes.io/docs/tutorials/security/seccomp/",
      .since = "0.1",
      .replaces = {"trivy:KSV-0104", "pss:seccompProfile_baseline",
                   "pss:seccompProfile_restricted"},
      .checklist = {"SE-AC-2"},
      .fix = FixKind::Unsafe,
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  for (const auto& level : workload.SecurityLevels()) {
    const auto type = level.context["seccompProfile"]["type"];
    if (type.present() && type.Text() != "RuntimeDefault" && type.Text() != "Localhost") {
      report.Add({.span = type.span(),
                  .message = fmt::format("{} runs without a seccomp filter", level.title),
                  .fixes = {{"use the runtime's filter", Safety::Unsafe,
                             yaml::Set(type, "RuntimeDefault")}}});
    }
  }
}

}  // namespace linter::rules
