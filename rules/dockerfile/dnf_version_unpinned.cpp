#include <algorithm>
#include <iterator>
#include <vector>

#include "linter/check/report.h"
#include "linter/docker/package_call.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule DnfVersionUnpinned() {
  return {
      .id = "dnf-version-unpinned",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {},
      .summary = "dnf installs whatever version there is today",
      .why =
          "The same Dockerfile gives another image tomorrow, and one that worked cannot "
          "be built again. `dnf install -y curl-7.76.1` fails rather than changes. "
          "Modules and groups have no version there and are left alone, as is a name "
          "with a variable behind a dash. Distributions keep few versions, so a pinned "
          "one may be gone at the next build; those who build from dated snapshots or "
          "rebuild on purpose let the rule be, and it runs only when asked for.",
      .reference = "https://dnf.readthedocs.io/en/latest/command_ref.html#specifying-packages",
      .since = "0.1",
      .replaces = {"hadolint:DL3041", "kics:93d88cf7-f078-46a8-8ddc-178e03aeacf1"},
      .check = CheckCommand,
  };
}

static bool IsModule(const docker::PackageCall& call) {
  const auto& words = call.line.operands;
  return words.front()->Is("module") || words.front()->Is("group");
}

// What stands behind the first dash is a version where it has a part that begins with a digit.
static bool IsPinned(std::string_view package) {
  const auto dash = package.find('-');
  if (package.ends_with(".rpm")) {
    return true;
  }
  if (dash == std::string_view::npos) {
    return false;
  }
  // What a variable becomes is not known.
  if (package.find('$') != std::string_view::npos) {
    return true;
  }
  bool digit = false;
  bool start = true;
  for (const char c : package.substr(dash + 1)) {
    digit = digit || (start && c >= '0' && c <= '9');
    start = c == '-';
    if (c == '/' || c == '@' || c == '*' || c == '(') {
      return false;
    }
  }
  return digit;
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  const auto call = docker::ReadPackageCall(command, docker::PackageManager::Dnf, {"install"});
  if (!call || IsModule(*call)) {
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
