#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/command_line.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule UserPasswordSet() {
  return {
      .id = "user-password-set",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 6.0,
      .summary = "RUN gives a user a password",
      .why =
          "The password stands in the image's history, its hash in `/etc/shadow`, and every "
          "container of every installation has the same. A container needs no logins: whoever "
          "may enter does so by `kubectl exec`. `useradd --password` takes a hash, and whoever "
          "can read the image can try words on it.",
      .reference = "https://cwe.mitre.org/data/definitions/798.html",
      .since = "0.1",
      .replaces = {"checkov:CKV2_DOCKER_17"},
      .check = CheckCommand,
  };
}

// `*` and `!` are passwords that no word opens.
static bool IsLocked(std::string_view hash) {
  return hash.empty() || hash.find_first_not_of("*!x'\"\\") == std::string_view::npos;
}

static const docker::ShellWord* PasswordOf(const docker::ShellCommand& command) {
  const auto program = command.program();
  if (program == "chpasswd") {
    return &*command.name;
  }
  if (program == "useradd" || program == "usermod") {
    const auto line =
        docker::ReadCommandLine(command, {.letters = "bcdefgGkKpRsuZl", .names = {"password"}});
    const auto* password = line.Find({"p", "password"});
    return password != nullptr && !IsLocked(password->value) ? password->word : nullptr;
  }
  if (program == "passwd") {
    const auto line = docker::ReadCommandLine(command);
    const auto* option = line.Find({"stdin", "d", "delete"});
    return option == nullptr ? nullptr : option->word;
  }
  return nullptr;
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  const auto* word = PasswordOf(command.command());
  if (word != nullptr) {
    const bool removed = command->program() == "passwd" && !word->Is("--stdin");
    report.Add({.span = word->span,
                .message = removed ? std::string("the user needs no password to log in")
                                   : fmt::format("`{}` puts a user's password into the image",
                                                 command->program())});
  }
}

}  // namespace linter::rules
