#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "linter/check/report.h"
#include "linter/docker/shell_expansion.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule SetOptionUnknownToSh() {
  return {
      .id = "set-option-unknown-to-sh",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .summary = "sh is given an option that POSIX does not know",
      .why =
          "`set -o pipefail` ends the code with an error in dash before 0.5.13, which is the "
          "`/bin/sh` of Debian 12 and Ubuntu 24.04 and of all before them. SHELL with `/bin/bash` "
          "is one way to have it.",
      .reference = "https://www.shellcheck.net/wiki/SC3040",
      .since = "0.1",
      .replaces = {"hadolint:SC3040", "shellcheck:SC3040"},
      .check = CheckCommand,
  };
}

// `-o`, `-euo`: the next word is the name of an option.
static bool TakesName(std::string_view word) {
  return word.size() > 1 && (word[0] == '-' || word[0] == '+') && word.ends_with('o') &&
         word.find_first_not_of("abCefhmnuvxo", 1) == std::string_view::npos;
}

static bool IsKnown(std::string_view option) {
  static constexpr std::array<std::string_view, 13> Options = {
      "allexport", "errexit", "ignoreeof", "monitor", "noclobber", "noexec", "noglob",
      "nolog",     "notify",  "nounset",   "verbose", "vi",        "xtrace"};
  return std::find(Options.begin(), Options.end(), option) != Options.end();
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  if (!docker::IsPosixCode(command) || command->shell == docker::ShellKind::Dash ||
      command->program() != "set") {
    return;
  }
  const auto& words = command->arguments;
  for (std::size_t at = 0; at + 1 < words.size(); ++at) {
    if (words[at].Is("--")) {
      return;
    }
    const std::string_view name = words[at + 1].constant();
    if (TakesName(words[at].constant()) && !name.empty() && !IsKnown(name)) {
      report.Add({.span = words[at + 1].span,
                  .message = fmt::format("option `{}` is not known to every `sh`", name)});
      return;
    }
  }
}

}  // namespace linter::rules
