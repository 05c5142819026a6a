#include <algorithm>
#include <iterator>
#include <vector>

#include "linter/check/report.h"
#include "linter/docker/package_call.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule ZypperVersionUnpinned() {
  return {
      .id = "zypper-version-unpinned",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {},
      .summary = "zypper installs whatever version there is today",
      .why =
          "The same Dockerfile gives another image tomorrow, and one that worked cannot "
          "be built again. `zypper install -y curl=8.0.1` fails rather than changes. "
          "Distributions keep few versions, so a pinned one may be gone at the next "
          "build; those who build from dated snapshots or rebuild on purpose let the "
          "rule be, and it runs only when asked for.",
      .reference = "https://en.opensuse.org/SDB:Zypper_manual",
      .since = "0.1",
      .replaces = {"hadolint:DL3037", "kics:562952e4-0348-4dea-9826-44f3a2c6117b"},
      .check = CheckCommand,
  };
}

static bool IsPinned(std::string_view package) {
  return package.find_first_of("=<>") != std::string_view::npos || package.ends_with(".rpm");
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  const auto call =
      docker::ReadPackageCall(command, docker::PackageManager::Zypper, {"install", "in"});
  if (!call) {
    return;
  }
  std::vector<const docker::ShellWord*> unpinned;
  std::copy_if(call->operands.begin(), call->operands.end(), std::back_inserter(unpinned),
               [](const docker::ShellWord* word) { return !IsPinned(docker::TextOf(*word)); });
  if (!unpinned.empty()) {
    report.Add({.span = unpinned.front()->span, .message = docker::UnpinnedMessage(unpinned)});
  }
}

}  // namespace linter::rules
