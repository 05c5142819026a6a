#include <algorithm>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

Rule ConsecutiveRun() {
  return {
      .id = "consecutive-run",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .summary = "RUN follows a RUN that it could be part of",
      .why =
          "Each RUN makes a layer of its own: what one leaves behind the next cannot take out "
          "of the image again, and each layer costs a little at every pull. A RUN that holds "
          "several commands was joined on purpose and is left alone, as are RUNs with other "
          "flags. Many keep RUNs apart for the build cache, and in a stage that is not "
          "shipped nothing is gained, so the rule runs only when it is asked for.",
      .reference = "https://docs.docker.com/build/building/best-practices/#run",
      .since = "0.1",
      .replaces = {"hadolint:DL3059", "kics:0008c003-79aa-42d8-95b8-1c2fe37dbfe6"},
      .check = CheckBuild,
  };
}

static std::size_t CountCommands(const docker::InstructionView& run) {
  const auto& commands = run.commands();
  return static_cast<std::size_t>(
      std::count_if(commands.begin(), commands.end(), [](const docker::CommandView& command) {
        const bool test = command->name && (command->name->Is("[") || command->name->Is("[["));
        return command->name && command->name->value && !test && !command->inner;
      }));
}

static bool SameFlags(const docker::InstructionView& left, const docker::InstructionView& right) {
  return std::equal(left->flags.begin(), left->flags.end(), right->flags.begin(),
                    right->flags.end(), [](const docker::Flag& one, const docker::Flag& other) {
                      const auto text = [](const docker::Flag& flag) {
                        return flag.value ? flag.value->text() : std::string();
                      };
                      return one.name.text() == other.name.text() && text(one) == text(other);
                    });
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  const docker::InstructionView* before = nullptr;
  for (const auto& instruction : build.instructions()) {
    if (instruction->keyword != docker::Keyword::Run || instruction.trigger()) {
      before = nullptr;
      continue;
    }
    const bool joined = CountCommands(instruction) > 1;
    if (before == nullptr || !SameFlags(*before, instruction) || joined ||
        CountCommands(*before) > 1) {
      before = &instruction;
      continue;
    }
    report.Add({.span = instruction->name.span(),
                .message = "`RUN` follows another that it could be joined with",
                .labels = {{(*before)->name.span(), "the one before"}}});
  }
}

}  // namespace linter::rules
