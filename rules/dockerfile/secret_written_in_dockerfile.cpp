#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/text/secret.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule SecretWrittenInDockerfile() {
  return {
      .id = "secret-written-in-dockerfile",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .security_severity = 9.0,
      .summary = "Dockerfile has a secret written in it",
      .why =
          "Tokens that their issuers mark (`ghp_…`, `AKIA…`), private keys and passwords in "
          "addresses (`https://user:password@host`) are secrets whatever they are called. Whoever "
          "has the repository or the image's history has them; they must be withdrawn, not only "
          "deleted. Values with `EXAMPLE`, or of a few repeated characters, are left alone.",
      .reference = "https://docs.docker.com/build/building/secrets/",
      .since = "0.1",
      .check = CheckInstruction,
  };
}

static void Look(const docker::Passage& text, Report& report) {
  const auto secret = FindSecret(text.text());
  if (secret) {
    report.Add({.span = text.SpanOf(secret->begin, secret->end),
                .message = fmt::format("{} is written here", secret->what)});
  }
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  if (instruction.trigger()) {
    return;
  }
  Look(instruction->line, report);
  for (const auto& heredoc : instruction->heredocs) {
    Look(heredoc.content, report);
  }
}

}  // namespace linter::rules
