#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule OwnerSetByCopy() {
  return {
      .id = "owner-set-by-copy",
      .severity = Severity::Info,
      .precision = Precision::Low,
      .profiles = {},
      .security_severity = 1.0,
      .summary = "COPY --chown gives files to a user",
      .why =
          "Programs that root owns cannot be changed by the user that runs them; those that "
          "`--chown` gives away can. Files that the program writes need it, so the rule, which "
          "KICS has, runs only when it is asked for. Root as the owner is left alone.",
      .reference = "https://docs.docker.com/reference/dockerfile/#copy---chown---chmod",
      .since = "0.1",
      .replaces = {"kics:aa93e17f-b6db-4162-9334-c70334e7ac28"},
      .check = CheckInstruction,
  };
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  const auto* owner = instruction->FindFlag("chown");
  if (owner == nullptr || !owner->value) {
    return;
  }
  const std::string user = owner->value->text().substr(0, owner->value->text().find(':'));
  if (user != "0" && user != "root") {
    report.Add({.span = owner->value->span(),
                .message = fmt::format("`{}` may change what is copied", user)});
  }
}

}  // namespace linter::rules
