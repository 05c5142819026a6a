#include <algorithm>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule ExposeSshPort() {
  return {
      .id = "expose-ssh-port",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .security_severity = 4.0,
      .summary = "EXPOSE of port 22",
      .why =
          "An SSH server in a container is one more way in, with keys of its own that nobody "
          "rotates; `kubectl exec` needs none and is logged. Images whose purpose is SSH may "
          "allow it.",
      .reference =
          "https://kubernetes.io/docs/tasks/debug/debug-application/get-shell-running-container/",
      .since = "0.1",
      .replaces = {"trivy:DS-0004", "checkov:CKV_DOCKER_1",
                   "kics:5907595b-5b6d-4142-b173-dbb0e73fbff8"},
      .check = CheckInstruction,
  };
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  if (instruction->keyword != docker::Keyword::Expose) {
    return;
  }
  for (const auto& word : instruction->words) {
    const auto read = instruction.dockerfile().Expand(instruction.instruction(), word);
    const auto& words = read.words;
    const bool ssh = std::any_of(words.begin(), words.end(), [](const docker::Passage& port) {
      return port.known() && (port == "22" || port == "22/tcp");
    });
    if (ssh) {
      report.Add({.span = word.span(), .message = "port 22 is for SSH"});
    }
  }
}

}  // namespace linter::rules
