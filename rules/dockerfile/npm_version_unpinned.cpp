#include <algorithm>
#include <iterator>
#include <vector>

#include "linter/check/report.h"
#include "linter/docker/package_call.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule NpmVersionUnpinned() {
  return {
      .id = "npm-version-unpinned",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {},
      .summary = "npm installs whatever version there is today",
      .why =
          "What is named here stands in no lock file: the newest release is installed, "
          "with whatever it brings, at every build. `npm install -g corepack@0.29.4` "
          "names one. Folders, archives and repositories with a commit are left alone, "
          "as is `npm install` of what package.json says.",
      .reference = "https://docs.npmjs.com/cli/commands/npm-install",
      .since = "0.1",
      .replaces = {"hadolint:DL3016", "kics:e36d8880-3f78-4546-b9a1-12f0745ca0d5"},
      .check = CheckCommand,
  };
}

static bool IsPinned(std::string_view package) {
  const auto starts = [&](std::string_view prefix) { return package.starts_with(prefix); };
  if (starts("git://") || starts("git+")) {
    return package.find('#') != std::string_view::npos;
  }
  if (starts("/") || starts("./") || starts("../") || starts("~/") || package == ".") {
    return true;
  }
  if (package.ends_with(".tgz") || package.ends_with(".tar") || package.ends_with(".tar.gz")) {
    return true;
  }
  const auto name = starts("@") ? package.find('/') : 0;
  return name == std::string_view::npos || package.find('@', name) != std::string_view::npos;
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  const auto call =
      docker::ReadPackageCall(command, docker::PackageManager::Npm, {"install", "i", "add"});
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
