#include <algorithm>
#include <iterator>
#include <vector>

#include "linter/check/report.h"
#include "linter/docker/package_call.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule GemVersionUnpinned() {
  return {
      .id = "gem-version-unpinned",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {},
      .summary = "gem installs whatever version there is today",
      .why =
          "The newest release is installed, with whatever it brings, at every build. "
          "`gem install bundler:2.5.6` names one, as does `-v`.",
      .reference = "https://guides.rubygems.org/command-reference/#gem-install",
      .since = "0.1",
      .replaces = {"hadolint:DL3028", "kics:22cd11f7-9c6c-4f6e-84c0-02058120b341"},
      .check = CheckCommand,
  };
}

static bool IsPinned(std::string_view package) {
  return package.find(':') != std::string_view::npos || package.ends_with(".gem");
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  const auto call = docker::ReadPackageCall(command, docker::PackageManager::Gem, {"install", "i"});
  if (!call || call->line.Has({"v", "version"})) {
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
