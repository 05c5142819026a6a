#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule GitSyncCommandReplaced() {
  return {
      .id = "git-sync-command-replaced",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 7.0,
      .summary = "variable replaces the program that git-sync runs",
      .why =
          "git-sync runs whatever `GITSYNC_GIT` names in the place of `git`, with the "
          "credentials of the container. Who may change the variable runs any program "
          "there; what is meant is nearly always the default.",
      .reference = "https://github.com/kubernetes/git-sync",
      .since = "0.1",
      .replaces = {"checkov:CKV_K8S_159"},
      .checklist = {"SE-AC-2"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  for (const auto& variable : container["env"].Items()) {
    if (variable["name"].Text() == "GITSYNC_GIT") {
      report.Add({.span = variable["name"].span(),
                  .message = fmt::format("{} sets `GITSYNC_GIT`", container.Title())});
    }
  }
}

}  // namespace linter::rules
