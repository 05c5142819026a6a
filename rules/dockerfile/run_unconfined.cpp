#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule RunUnconfined() {
  return {
      .id = "run-unconfined",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .security_severity = 6.0,
      .summary = "RUN leaves the build's sandbox",
      .why =
          "`--security=insecure` runs a command with all rights on the machine that builds, and "
          "`--network=host` in its network, next to whatever listens on localhost there. Both "
          "need an entitlement that builders do not give by default, so the build fails "
          "elsewhere.",
      .reference = "https://docs.docker.com/reference/dockerfile/#run---security",
      .since = "0.1",
      .check = CheckInstruction,
  };
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  if (instruction->keyword != docker::Keyword::Run) {
    return;
  }
  const auto* security = instruction->FindFlag("security");
  if (security != nullptr && security->value && *security->value == "insecure") {
    report.Add({.span = security->span,
                .message = "command runs with all rights on the machine that builds"});
  }
  const auto* network = instruction->FindFlag("network");
  if (network != nullptr && network->value && *network->value == "host") {
    report.Add({.span = network->span,
                .message = "command runs in the network of the machine that builds"});
  }
}

}  // namespace linter::rules
