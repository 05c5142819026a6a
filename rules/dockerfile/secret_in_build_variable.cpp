#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/pair.h"
#include "linter/text/secret.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule SecretInBuildVariable() {
  return {
      .id = "secret-in-build-variable",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .security_severity = 7.0,
      .summary = "ARG or ENV holds a secret",
      .why =
          "What an ENV holds is in the image for everybody who can pull it; the value of an ARG "
          "is in the image's history and in provenance attestations. Deleting the variable later "
          "removes neither. `RUN --mount=type=secret` shows a secret to one command and keeps "
          "nothing; what the program needs when it runs comes from a Secret of the cluster. "
          "Names count (`NPM_TOKEN`, `DB_PASSWORD`, `API_KEY`), unless the value is empty, a "
          "path, an address, a switch or a placeholder. Names that only say something about a "
          "secret (`TOKEN_URL`, `PASSWORD_FILE`, `GPG_KEY`) are left to "
          "`credential-named-variable`.",
      .reference = "https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/",
      .since = "0.1",
      .replaces = {"buildkit:SecretsUsedInArgOrEnv", "hadolint:DL3064", "trivy:DS-0031"},
      .check = CheckInstruction,
  };
}

static bool HoldsSecret(const docker::InstructionView& instruction, const docker::Pair& pair) {
  if (!NamesSecret(pair.name.text())) {
    return false;
  }
  if (!pair.value) {
    return true;
  }
  const auto read = instruction.dockerfile().Expand(instruction.instruction(), *pair.value);
  return !read.text.known() || CanBeSecret(read.text.text());
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  const bool argument = instruction->keyword == docker::Keyword::Arg;
  const bool declares = argument || instruction->keyword == docker::Keyword::Env;
  if (!declares || instruction.stage() == nullptr) {
    return;
  }
  for (const auto& pair : docker::Pairs(instruction.instruction())) {
    if (!HoldsSecret(instruction, pair)) {
      continue;
    }
    const auto& name = pair.name.text();
    report.Add(
        {.span = pair.name.span(),
         .message = argument ? fmt::format("build argument `{}` stays in the image's history", name)
                             : fmt::format("`{}` is in the image for all who can pull it", name)});
  }
}

}  // namespace linter::rules
