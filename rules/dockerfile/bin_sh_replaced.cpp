#include <algorithm>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule BinShReplaced() {
  return {
      .id = "bin-sh-replaced",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "/bin/sh is linked to another shell",
      .why =
          "Every script of the image whose first line is `#!/bin/sh` then runs in a shell that it "
          "was not tested with, and an update of the package that owns `/bin/sh` undoes the "
          "link. `SHELL [\"/bin/bash\", \"-c\"]` chooses the shell of the instructions that follow "
          "and changes nothing else. Where an image without shell gets one by `ln` of its full "
          "path, nothing "
          "is replaced.",
      .reference = "https://docs.docker.com/reference/dockerfile/#shell",
      .since = "0.1",
      .replaces = {"hadolint:DL4005", "kics:8a301064-c291-4b20-adcb-403fe7fd95fd"},
      .check = CheckCommand,
  };
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  if (command.instruction()->keyword != docker::Keyword::Run || !command->name ||
      !command->name->Is("ln")) {
    return;
  }
  const auto& words = command->arguments;
  const auto found = std::find_if(words.begin(), words.end(),
                                  [](const docker::ShellWord& word) { return word.Is("/bin/sh"); });
  if (found != words.end()) {
    report.Add({.span = found->span, .message = "`/bin/sh` is replaced for the whole image"});
  }
}

}  // namespace linter::rules
