#include <algorithm>
#include <iterator>
#include <vector>

#include "linter/check/report.h"
#include "linter/docker/package_call.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule ApkVersionUnpinned() {
  return {
      .id = "apk-version-unpinned",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {},
      .summary = "apk installs whatever version there is today",
      .why =
          "The same Dockerfile gives another image tomorrow, and one that worked cannot "
          "be built again. `apk add curl=8.5.0-r0` fails rather than changes, and "
          "`curl~8.5` takes any release of that version. Distributions keep few "
          "versions, so a pinned one may be gone at the next build; those who build from "
          "dated snapshots or rebuild on purpose let the rule be, and it runs only when "
          "asked for.",
      .reference = "https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper",
      .since = "0.1",
      .replaces = {"hadolint:DL3018", "kics:d3499f6d-1651-41bb-a9a7-de925fea487b"},
      .check = CheckCommand,
  };
}

static bool IsPinned(std::string_view package) {
  return package.find_first_of("=~<>") != std::string_view::npos || package.ends_with(".apk");
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  const auto call = docker::ReadPackageCall(command, docker::PackageManager::Apk, {"add"});
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
