#include <algorithm>
#include <array>
#include <utility>

#include "linter/check/report.h"
#include "linter/docker/package_call.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule AptInScript() {
  return {
      .id = "apt-in-script",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Production},
      .summary = "apt is called where apt-get is meant",
      .why =
          "`apt` warns itself that its command line is not stable: options and output "
          "change between releases, and it draws progress bars into the log. `apt-get` "
          "and `apt-cache` are made for scripts.",
      .reference =
          "https://manpages.debian.org/bookworm/apt/"
          "apt.8.en.html#SCRIPT_USAGE_AND_DIFFERENCES_FROM_OTHER_APT_TOOLS",
      .since = "0.1",
      .replaces = {"hadolint:DL3027", "checkov:CKV_DOCKER_9",
                   "kics:b84a0b47-2e99-4c9f-8933-98bcabe2b94d"},
      .fix = FixKind::Safe,
      .check = CheckCommand,
  };
}

// The verbs that `apt-get` has too.
static bool IsShared(std::string_view verb) {
  constexpr std::array<std::string_view, 8> Verbs = {
      "update", "upgrade", "install", "remove", "purge", "autoremove", "clean", "autoclean"};
  return std::find(Verbs.begin(), Verbs.end(), verb) != Verbs.end();
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  if (command.instruction()->keyword != docker::Keyword::Run || command->program() != "apt") {
    return;
  }
  const auto& words = command->arguments;
  Fix fix{.title = "call `apt-get`", .safety = Safety::Safe, .edits = {}};
  const auto& name = *command->name;
  if (name.text == "apt" && name.span.size() == name.text.size() &&
      std::any_of(words.begin(), words.end(),
                  [](const docker::ShellWord& word) { return IsShared(word.constant()); })) {
    fix.edits.push_back({name.span, "apt-get"});
  }
  report.Add({.span = name.span,
              .message = "`apt` is made for people, not for scripts",
              .fixes = {std::move(fix)}});
}

}  // namespace linter::rules
