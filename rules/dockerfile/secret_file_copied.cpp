#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/docker/copy.h"
#include "linter/docker/secret_file.h"
#include "linter/docker/shipped_stage.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

Rule SecretFileCopied() {
  return {
      .id = "secret-file-copied",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .security_severity = 7.0,
      .summary = "file of secrets is copied into the image",
      .why =
          "A private key, `.env`, `.npmrc`, `.aws/credentials` or kubeconfig that is copied stays "
          "in its layer, even where a later RUN deletes it. A build needs `RUN "
          "--mount=type=secret`, a program a Secret of the cluster. Stages that others only take "
          "files from are left alone, and so are names with `example`, certificates and public "
          "keys.",
      .reference = "https://docs.docker.com/build/building/secrets/",
      .since = "0.1",
      .replaces = {"trivy:DS-0031"},
      .check = CheckBuild,
  };
}

static void CheckCopy(const docker::InstructionView& instruction, Report& report) {
  const bool copies =
      instruction->keyword == docker::Keyword::Copy || instruction->keyword == docker::Keyword::Add;
  if (!copies || instruction->FindFlag("from") != nullptr || instruction->words.size() < 2) {
    return;
  }
  for (std::size_t index = 0; index + 1 < instruction->words.size(); ++index) {
    const auto& word = instruction->words[index];
    const auto path = instruction.dockerfile().Expand(instruction.instruction(), word).text;
    if (path.known() && !docker::IsWebAddress(path.text()) && docker::IsSecretFile(path.text())) {
      report.Add({.span = word.span(),
                  .message = fmt::format("`{}` commonly holds secrets, and stays in a layer of "
                                         "the image",
                                         path.text())});
    }
  }
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  for (const docker::Stage* stage : docker::ShippedStages(build)) {
    for (const auto& instruction : build.InstructionsOf(*stage)) {
      CheckCopy(instruction, report);
    }
  }
}

}  // namespace linter::rules
