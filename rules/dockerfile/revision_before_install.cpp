#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/dependency_install.h"
#include "linter/docker/pair.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

Rule RevisionBeforeInstall() {
  return {
      .id = "revision-before-install",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "commit or date of the build is declared before packages are installed",
      .why =
          "Each RUN behind an ARG sees its value, so that a revision or a date, which is "
          "another in each build, makes everything behind it run anew, installations included. "
          "Declared at the end of the stage, just before LABEL or the build of the program, it "
          "costs nothing.",
      .reference = "https://docs.docker.com/reference/dockerfile/#impact-on-build-caching",
      .since = "0.1",
      .check = CheckBuild,
  };
}

static bool ChangesOften(std::string_view name) {
  static constexpr std::array<std::string_view, 19> Names = {
      "GIT_SHA",     "GIT_COMMIT", "GIT_REVISION", "GIT_REV",         "COMMIT_SHA",
      "COMMIT_HASH", "COMMIT",     "GITCOMMIT",    "GIT_HASH",        "REVISION",
      "VCS_REF",     "BUILD_DATE", "BUILD_TIME",   "BUILD_TIMESTAMP", "BUILD_NUMBER",
      "BUILD_ID",    "BUILDDATE",  "GITHUB_SHA",   "CI_COMMIT_SHA"};
  std::string upper(name);
  std::transform(upper.begin(), upper.end(), upper.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::toupper(letter)); });
  return std::find(Names.begin(), Names.end(), upper) != Names.end();
}

static std::optional<docker::Passage> Changing(const docker::InstructionView& instruction) {
  if (instruction->keyword == docker::Keyword::Arg) {
    for (const auto& pair : docker::Pairs(instruction.instruction())) {
      if (ChangesOften(pair.name.text())) {
        return pair.name;
      }
    }
  }
  return {};
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  for (const auto& stage : build.stages()) {
    std::optional<docker::Passage> declared;
    for (const auto& instruction : build.InstructionsOf(stage)) {
      declared = declared ? declared : Changing(instruction);
      const auto& commands = instruction.commands();
      const auto install =
          std::find_if(commands.begin(), commands.end(), [](const docker::CommandView& command) {
            return docker::InstallsPackages(command.command());
          });
      if (declared && instruction->keyword == docker::Keyword::Run && install != commands.end()) {
        report.Add({.span = declared->span(),
                    .message = fmt::format("each new value of `{}` installs packages anew",
                                           declared->text()),
                    .labels = {{(*install)->name->span, "installed here"}}});
        break;
      }
    }
  }
}

}  // namespace linter::rules
