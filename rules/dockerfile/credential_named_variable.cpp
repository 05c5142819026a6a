#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/pair.h"
#include "linter/text/secret.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule CredentialNamedVariable() {
  return {
      .id = "credential-named-variable",
      .severity = Severity::Info,
      .precision = Precision::Low,
      .profiles = {},
      .security_severity = 2.0,
      .summary = "ARG or ENV has a name as those of credentials",
      .why =
          "hadolint and BuildKit look at names alone: `USERNAME`, `GPG_KEY`, `TOKEN_URL`, "
          "`AWS_ACCESS_KEY_ID` and an empty `DB_PASSWORD` are reported by one or both. Most hold "
          "nothing secret. This rule has those that `secret-in-build-variable` leaves alone, for "
          "whoever wants to look at each.",
      .reference = "https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/",
      .since = "0.1",
      .replaces = {"hadolint:DL3064", "buildkit:SecretsUsedInArgOrEnv"},
      .check = CheckInstruction,
  };
}

static bool IsCertain(const docker::InstructionView& instruction, const docker::Pair& pair) {
  if (!NamesSecret(pair.name.text()) || instruction.stage() == nullptr) {
    return false;
  }
  if (!pair.value) {
    return true;
  }
  const auto read = instruction.dockerfile().Expand(instruction.instruction(), *pair.value);
  return !read.text.known() || CanBeSecret(read.text.text());
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  if (instruction->keyword != docker::Keyword::Arg &&
      instruction->keyword != docker::Keyword::Env) {
    return;
  }
  for (const auto& pair : docker::Pairs(instruction.instruction())) {
    if (MentionsSecret(pair.name.text()) && !IsCertain(instruction, pair)) {
      report.Add({.span = pair.name.span(),
                  .message = fmt::format("`{}` is named as credentials are", pair.name.text())});
    }
  }
}

}  // namespace linter::rules
