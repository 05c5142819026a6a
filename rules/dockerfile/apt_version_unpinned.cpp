#include <algorithm>
#include <iterator>
#include <vector>

#include "linter/check/report.h"
#include "linter/docker/package_call.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule AptVersionUnpinned() {
  return {
      .id = "apt-version-unpinned",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {},
      .summary = "apt-get installs whatever version there is today",
      .why =
          "The same Dockerfile gives another image tomorrow, and one that worked cannot "
          "be built again. `apt-get install curl=7.88.1-10` fails rather than changes. "
          "`package/release` and files of packages are left alone. Distributions keep "
          "few versions, so a pinned one may be gone at the next build; those who build "
          "from dated snapshots or rebuild on purpose let the rule be, and it runs only "
          "when asked for.",
      .reference = "https://docs.docker.com/build/building/best-practices/#apt-get",
      .since = "0.1",
      .replaces = {"hadolint:DL3008", "kics:965a08d7-ef86-4f14-8792-4a3b2098937e"},
      .check = CheckCommand,
  };
}

static bool IsPinned(std::string_view package) {
  return package.find_first_of("=/") != std::string_view::npos || package.ends_with(".deb");
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  const auto call = docker::ReadPackageCall(command, docker::PackageManager::Apt, {"install"});
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
