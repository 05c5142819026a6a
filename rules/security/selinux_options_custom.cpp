#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static constexpr std::array<std::string_view, 4> Types = {"container_t", "container_init_t",
                                                          "container_kvm_t", "container_engine_t"};

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule SelinuxOptionsCustom() {
  return {
      .id = "selinux-options-custom",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production, Profile::PssBaseline,
                   Profile::PssRestricted},
      .security_severity = 5.0,
      .summary = "SELinux type, user or role is set to something of its own",
      .why =
          "Types other than those for containers (`spc_t` above all) switch the confinement of "
          "SELinux off. The baseline Pod Security Standard allows `container_t`, "
          "`container_init_t`, `container_kvm_t` and `container_engine_t`, and no user and "
          "role.",
      .reference = "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
      .since = "0.1",
      .replaces = {"trivy:KSV-0025", "pss:seLinuxOptions"},
      .checklist = {"SE-AC-2"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  for (const auto& level : workload.SecurityLevels()) {
    const auto options = level.context["seLinuxOptions"];
    const auto type = options["type"];
    const auto name = type.Text().value_or("");
    if (!name.empty() && std::find(Types.begin(), Types.end(), name) == Types.end()) {
      report.Add({.span = type.span(),
                  .message = fmt::format("{} has the SELinux type `{}`", level.title, name)});
    }
    for (const auto* field : {"user", "role"}) {
      const auto slot = options[field];
      if (!slot.Text().value_or("").empty()) {
        report.Add({.span = slot.span(),
                    .message = fmt::format("{} has an SELinux {} of its own", level.title, field)});
      }
    }
  }
}

}  // namespace linter::rules
