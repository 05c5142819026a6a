#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include "linter/check/report.h"
#include "linter/docker/package_call.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule PipVersionUnpinned() {
  return {
      .id = "pip-version-unpinned",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {},
      .summary = "pip installs whatever version there is today",
      .why =
          "The newest release is installed, with whatever it brings, at every build. "
          "`pip install flask==3.0.2` names one; requirements and constraints files, "
          "local folders, archives and repositories with a revision are left alone.",
      .reference = "https://pip.pypa.io/en/stable/topics/repeatable-installs/",
      .since = "0.1",
      .replaces = {"hadolint:DL3013", "kics:02d9c71f-3ee8-4986-9c27-1a20d0d19bfc"},
      .check = CheckCommand,
  };
}

static bool IsRepository(std::string_view package) {
  constexpr std::array<std::string_view, 4> Systems = {"git", "hg", "svn", "bzr"};
  const auto scheme = package.substr(0, package.find_first_of("+:"));
  return package.find("://") != std::string_view::npos &&
         std::find(Systems.begin(), Systems.end(), scheme) != Systems.end();
}

static bool IsPinned(std::string_view package) {
  if (package.find_first_of("<>") != std::string_view::npos ||
      package.find("==") != std::string_view::npos ||
      package.find("~=") != std::string_view::npos ||
      package.find("!=") != std::string_view::npos) {
    return true;
  }
  if (IsRepository(package)) {
    return package.find('@') != std::string_view::npos;
  }
  return package.find('/') != std::string_view::npos || package == "." ||
         package.ends_with(".whl") || package.ends_with(".tar.gz");
}

// What a file lists, or bounds, is not for the Dockerfile to say.
static bool IsBound(const docker::PackageCall& call) {
  const auto& words = call.operands;
  return call.line.Has({"r", "requirement", "c", "constraint"}) ||
         std::any_of(words.begin(), words.end(),
                     [](const docker::ShellWord* word) { return word->Is("."); });
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  const auto call = docker::ReadPackageCall(command, docker::PackageManager::Pip, {"install"});
  if (!call || IsBound(*call)) {
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
