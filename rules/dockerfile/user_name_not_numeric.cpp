#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule UserNameNotNumeric() {
  return {
      .id = "user-name-not-numeric",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "USER is a name, not a number",
      .why =
          "A name means something in the image's `/etc/passwd` only. Kubernetes does not look in "
          "there: with `runAsNonRoot: true` a container whose image says a name is not started "
          "(`cannot verify user is non-root`), and files of volumes belong to numbers. "
          "`USER 1000` is understood by all. A user that an ARG or the base image decides is left "
          "alone.",
      .reference = "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
      .since = "0.1",
      .replaces = {"hadolint:DL3066"},
      .check = CheckInstruction,
  };
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  if (instruction->keyword != docker::Keyword::User || instruction.trigger()) {
    return;
  }
  const auto& word = instruction->words.front();
  const auto read = instruction.dockerfile().Expand(instruction.instruction(), word);
  if (!read.text.known() || (!read.uses.empty() && read.text.empty())) {
    return;
  }
  const std::string user = read.text.text().substr(0, read.text.text().find(':'));
  if (user.find_first_not_of("0123456789") != std::string::npos) {
    report.Add({.span = word.SpanOf(0, std::min(word.text().find(':'), word.size())),
                .message = fmt::format("`{}` is not a number, so nobody outside of the image can "
                                       "tell who it is",
                                       user)});
  }
}

}  // namespace linter::rules
